import type { LoggedEvent } from '../../platform/events/log.ts'
import type { Reaction } from '../../platform/events/reactions.ts'
import { addJob } from '../../platform/jobs/add-job.ts'
import type { Scope } from '../../platform/scope.ts'
import { type About, tell } from './actions/tell.ts'
import { attentiveTo, membersIn } from './queries.ts'
import { mailBackJob, type Told } from './rules.ts'

const as = (kind: Told['kind'], memberIds: readonly string[]): Told[] =>
  memberIds.map((memberId) => ({ memberId, kind }))

const aboutMessage = (event: LoggedEvent): About => ({
  ...event,
  conversationId: event.conversation_id ?? '',
  messageId: event.subject_id,
})
const aboutConversation = (event: LoggedEvent): About => ({
  ...event,
  conversationId: event.conversation_id ?? '',
  messageId: null,
  // It is about the conversation, not about words that may have been read.
  seq: null,
})

/** About what is said beside a conversation: how far its thread was read says nothing of it. */
const aboutSide = (event: LoggedEvent): About => ({
  ...aboutConversation(event),
  side: { id: event.subject_id, messageId: String(event.data.sideMessageId) },
})

/** Whom the words name: members, and those of teams. */
async function mentioned(scope: Scope, event: LoggedEvent): Promise<string[]> {
  const mentions = (event.data.mentions ?? []) as { kind: 'member' | 'team'; id: string }[]
  const idsOf = (kind: 'member' | 'team') => mentions.filter((each) => each.kind === kind).map(({ id }) => id)
  return [...idsOf('member'), ...(await membersIn(scope, idsOf('team')))]
}

/** Whoever asked, and those who care for the conversation. */
async function waitingForAnswer(scope: Scope, event: LoggedEvent): Promise<string[]> {
  const { askedBy } = event.data as { askedBy: string | null }
  return [...(askedBy ? [askedBy] : []), ...(await attentiveTo(scope, event.conversation_id ?? ''))]
}

/** Each kind of notice, by the event it hears. */
export const noticesReactions: readonly Reaction[] = [
  {
    name: 'notices.mention',
    on: ['note.added'],
    async run(scope, event) {
      await tell(scope, aboutMessage(event), as('mention', await mentioned(scope, event)))
    },
  },
  {
    name: 'notices.assignment',
    on: ['conversation.assigned'],
    run: (scope, event) => tellOfAssignment(scope, event),
  },
  {
    name: 'notices.reply',
    on: ['message.received'],
    async run(scope, event) {
      // Whoever is given a conversation as it begins is told that, and not of its first words too.
      if (event.data.automatic || event.seq === 1) return
      await tell(scope, aboutMessage(event), as('reply', await attentiveTo(scope, event.conversation_id ?? '')))
    },
  },
  {
    name: 'notices.snooze',
    on: ['conversation.returned'],
    async run(scope, event) {
      // Where the customer wrote, that is what is told.
      const by = event.data.snoozedBy
      if (event.data.why === 'time' && typeof by === 'string')
        await tell(scope, aboutConversation(event), as('snooze', [by]))
    },
  },
  {
    name: 'notices.question',
    on: ['side-conversation.asked'],
    async run(scope, event) {
      const { teamId, ownerId } = event.data as { teamId: string | null; ownerId: string | null }
      // Where one of them is asked by name, the others have nothing to answer; who is asked outside gets the mail itself.
      const asked = ownerId ? [ownerId] : await membersIn(scope, teamId ? [teamId] : [])
      const meant = await mentioned(scope, event)
      await tell(scope, aboutSide(event), [...as('mention', meant), ...as('question', asked)])
    },
  },
  {
    name: 'notices.answer',
    on: ['side-conversation.answered'],
    async run(scope, event) {
      await tell(scope, aboutSide(event), [
        ...as('mention', await mentioned(scope, event)),
        ...as('answer', await waitingForAnswer(scope, event)),
      ])
    },
  },
  {
    name: 'notices.doubted-answer',
    on: ['side-message.received'],
    async run(scope, event) {
      // What counts as an answer is told as one; a machine's words are for nobody.
      if (event.data.doubt && event.data.automatic !== true)
        await tell(scope, aboutSide(event), as('answer', await waitingForAnswer(scope, event)))
    },
  },
  {
    name: 'notices.mail-back',
    on: ['member-answer.refused'],
    async run(scope, event) {
      const refused = { ...event.data, mailId: event.subject_id, conversationId: event.conversation_id }
      const key = `${mailBackJob}:${event.subject_id}`
      await addJob(scope.db, mailBackJob, { workspaceId: scope.workspaceId, refused }, { key })
    },
  },
]

async function tellOfAssignment(scope: Scope, event: LoggedEvent): Promise<void> {
  const { assigneeId, teamId, from } = event.data as {
    assigneeId: string | null
    teamId: string | null
    from: { assigneeId: string | null; teamId: string | null }
  }
  const mine = assigneeId && assigneeId !== from.assigneeId ? [assigneeId] : []
  // Where it is given to one of them, the others have nothing to take.
  const ours = teamId && teamId !== from.teamId && !assigneeId ? await membersIn(scope, [teamId]) : []
  await tell(scope, aboutConversation(event), [...as('assignment', mine), ...as('team', ours)])
}
