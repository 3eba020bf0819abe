import type { EventType } from '../../contract/events.ts'
import { channelKeys } from '../domains/channels/index.ts'
import { conversationKeys } from '../domains/conversations/index.ts'
import { customerKeys } from '../domains/customers/index.ts'
import { teamKeys } from '../domains/team/index.ts'
import { sessionKey } from './session-key.ts'
import { platformKeys } from './settings/api.ts'

type Keys = readonly (readonly string[])[]

const { counts, topics, tags } = conversationKeys
const { people, companies } = customerKeys
const conversation: Keys = [counts]
const member: Keys = [teamKeys.members, teamKeys.invitations, sessionKey]

/**
 * Which events make which fetched things old. Conversation lists and opened conversations are not here: a poke names
 * its conversation, and only that one is fetched again.
 */
export const staleAfter: Record<EventType, Keys> = {
  'workspace.created': [],
  'workspace.changed': [sessionKey],
  'member.joined': member,
  'member.changed': member,
  'member.left': member,
  'member.invited': [teamKeys.invitations],
  'team.changed': [teamKeys.teams, teamKeys.members],
  'person.created': [people],
  'person.changed': [people],
  'person.merged': [people],
  'person.merge-undone': [people],
  'company.created': [companies],
  'company.changed': [companies, people],
  'conversation.started': [...conversation, people],
  'conversation.changed': [...conversation, tags],
  'conversation.assigned': conversation,
  'conversation.resolved': conversation,
  'conversation.reopened': conversation,
  'conversation.marked-spam': conversation,
  'conversation.unmarked-spam': conversation,
  'conversation.deleted': conversation,
  'conversation.restored': conversation,
  'message.received': [...conversation, channelKeys.mails],
  'message.queued': conversation,
  'message.taken-back': conversation,
  'message.sent-anyway': [],
  'message.delivery-changed': [],
  'message.bounced': conversation,
  'note.added': [],
  'topic.changed': [topics],
  'channel.connected': [channelKeys.channels],
  'channel.changed': [channelKeys.channels],
  'channel.disconnected': [channelKeys.channels],
  'channel.state-changed': [channelKeys.channels],
  'view.changed': [['views'], counts],
  'key.created': [platformKeys.keys],
  'key.revoked': [platformKeys.keys],
  'webhook.changed': [platformKeys.webhooks],
}
