import type { EventType } from '../../contract/events.ts'
import { channelKeys } from '../domains/channels/index.ts'
import { affectedKey, conversationKeys, sideKey, todoKey } from '../domains/conversations/index.ts'
import { customerKeys } from '../domains/customers/index.ts'
import { fieldKeys } from '../domains/fields/index.ts'
import { noticeKeys } from '../domains/notices/index.ts'
import { orderKeys } from '../domains/orders/index.ts'
import { teamKeys } from '../domains/team/index.ts'
import { trackerKeys } from '../domains/trackers/index.ts'
import { sessionKey } from './session-key.ts'
import { platformKeys } from './settings/api.ts'

type Keys = readonly (readonly string[])[]

const { counts, topics, tags } = conversationKeys
const { people, companies, segments } = customerKeys
const todos: Keys = [todoKey]
const affected: Keys = [[affectedKey]]
const sides: Keys = [sideKey]
const conversation: Keys = [counts, [affectedKey]]
const orders: Keys = [orderKeys.orders, [...people, 'timeline']]
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
  'field.changed': [fieldKeys.fields, ['filters'], ['conversation'], people, companies, orderKeys.orders],
  'form.changed': [['forms']],
  'status.changed': [['statuses'], ['filters']],
  'person.created': [people],
  'person.changed': [people],
  'person.merged': [people, orderKeys.orders],
  'person.merge-undone': [people, orderKeys.orders],
  'person.joined-company': [people, companies],
  'person.company-changed': [people],
  'person.left-company': [people, companies],
  'company.created': [companies],
  'company.changed': [companies, people],
  'segment.changed': [segments],
  'order.created': orders,
  'order.changed': orders,
  'order.stage-reached': orders,
  'order.deleted': orders,
  'conversation.started': [...conversation, people],
  'conversation.changed': [...conversation, tags],
  'conversation.assigned': conversation,
  'conversation.resolved': conversation,
  'conversation.reopened': conversation,
  'conversation.marked-spam': conversation,
  'conversation.unmarked-spam': conversation,
  'conversation.deleted': conversation,
  'conversation.restored': conversation,
  'conversation.snoozed': conversation,
  'conversation.unsnoozed': conversation,
  'conversation.returned': conversation,
  'conversation.followed': [],
  'conversation.unfollowed': [],
  'conversation.merged': conversation,
  'conversation.unmerged': conversation,
  'conversation.split': conversation,
  'conversation.unsplit': conversation,
  'conversation.linked': affected,
  'conversation.unlinked': affected,
  'to-do.added': todos,
  'to-do.changed': todos,
  'to-do.done': todos,
  'to-do.reopened': todos,
  'to-do.removed': todos,
  'side-conversation.asked': sides,
  'side-conversation.answered': sides,
  'side-conversation.done': sides,
  'side-conversation.reopened': sides,
  'side-message.received': sides,
  'side-message.queued': sides,
  'side-message.taken-back': sides,
  'side-message.delivery-changed': sides,
  'side-message.bounced': sides,
  'message.received': [...conversation, channelKeys.mails],
  'message.queued': conversation,
  'message.taken-back': conversation,
  'message.sent-anyway': [],
  'message.delivery-changed': [],
  'message.bounced': conversation,
  'note.added': [],
  'team-draft.handed': [['team-draft']],
  'notice.added': [noticeKeys.all],
  'member-answer.refused': [channelKeys.mails],
  'topic.changed': [topics],
  'channel.connected': [channelKeys.channels],
  'channel.changed': [channelKeys.channels],
  'channel.disconnected': [channelKeys.channels],
  'channel.state-changed': [channelKeys.channels],
  'view.changed': [['views'], counts],
  'ready-reply.changed': [['ready-replies']],
  'ready-reply.used': [],
  'tracker.changed': [trackerKeys.trackers],
  'issue.linked': [trackerKeys.issues],
  'issue.unlinked': [trackerKeys.issues],
  'issue.changed': [trackerKeys.issues],
  'bulk-run.changed': [['bulk-runs']],
  'reply.scheduled': [['scheduled-replies']],
  'sender.blocked': [['blocked-senders']],
  'sender.unblocked': [['blocked-senders']],
  'retention.changed': [['retention']],
  'conversation.erased': [],
  'key.created': [platformKeys.keys],
  'key.revoked': [platformKeys.keys],
  'webhook.changed': [platformKeys.webhooks],
}
