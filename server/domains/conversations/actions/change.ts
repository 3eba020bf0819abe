import type { ConversationLine, Status, Urgency } from '../../../../contract/conversations.ts'
import type { GivenValues } from '../../../../contract/fields.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { actsForOf, companyNames } from '../../customers/index.ts'
import { setValues } from '../../fields/index.ts'
import { act } from '../acts/actions/act.ts'
import { changing, settles } from '../acts/rules.ts'
import { requireFields } from '../forms/actions/require-fields.ts'
import { conversationLine } from '../queries.ts'
import { tagsAsked } from '../rules.ts'
import { categoryOf } from '../statuses/queries.ts'
import { lockConversation } from './lock-conversation.ts'

export interface ConversationChange {
  subject?: string | undefined
  urgency?: Urgency | undefined
  topicId?: string | null | undefined
  /** One that the person acts for; null: their main one. */
  companyId?: string | null | undefined
  tags?: string[] | undefined
  addTags?: string[] | undefined
  removeTags?: string[] | undefined
  status?: Exclude<Status, 'resolved'> | undefined
  statusId?: string | null | undefined
  fields?: GivenValues | undefined
}

/** Changes what a member can set by hand. The event says for each field what it was and what it is. */
export async function change(scope: Scope, askedId: string, input: ConversationChange): Promise<ConversationLine> {
  const before = await lockConversation(scope, askedId)
  const { id } = before
  if (input.topicId) await requireTopic(scope, input.topicId)
  const status = await statusAsked(scope, input)
  const wanted = {
    subject: input.subject,
    urgency: input.urgency,
    topic_id: input.topicId,
    company_id: input.companyId,
    tags: tagsAsked(before.tags, input),
    status,
    status_id: input.statusId,
  }
  const values = await setValues(scope, 'conversation', id, input.fields ?? {})
  const wish = changing(() => wanted, { ...(await companyTold(scope, before, input)), ...values })
  const columns = wish.columns(before)
  if (settles(before, columns)) await requireFields(scope, { ...before, ...columns })
  await act(scope, [before], wish)
  return conversationLine(scope, id)
}

/**
 * What the log tells of another company, by name: whoever reads it need not ask for it, and need not know the main one. Throws
 * invalid for one that the person does not act for.
 */
async function companyTold(
  scope: Scope,
  before: { person_id: string; company_id: string | null },
  { companyId }: ConversationChange,
) {
  if (companyId === undefined || companyId === before.company_id) return {}
  const theirs = await actsForOf(scope, before.person_id)
  if (companyId && !theirs.some(({ id }) => id === companyId))
    throw problem('invalid', { errors: [{ path: 'body.companyId', message: 'is no company that they act for' }] })
  const main = theirs.find((company) => company.main)?.id
  const [was, is] = [before.company_id ?? main, companyId ?? main]
  const names = await companyNames(
    scope,
    [was, is].filter((id) => id !== undefined),
  )
  const named = (id: string | undefined) => (id ? (names.get(id) ?? null) : null)
  return { company: { from: named(was), to: named(is) } }
}

/** The category that is asked for, by its name or by a status in it. */
async function statusAsked(
  scope: Scope,
  { status, statusId }: ConversationChange,
): Promise<Exclude<Status, 'resolved'> | undefined> {
  if (!statusId) return status
  const category = await categoryOf(scope, statusId)
  if (category === 'resolved')
    throw problem('invalid', { errors: [{ path: 'body.statusId', message: 'resolves it: that is a resolution' }] })
  if (status && status !== category)
    throw problem('invalid', {
      errors: [{ path: 'body.statusId', message: 'is of the category {{category}}', data: { category } }],
    })
  return category
}

/** Throws invalid for a topic that is not there. */
export async function requireTopic(scope: Scope, id: string): Promise<void> {
  const row = await scope.db
    .selectFrom('topics')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw problem('invalid', { errors: [{ path: 'body.topicId', message: 'is no topic' }] })
}
