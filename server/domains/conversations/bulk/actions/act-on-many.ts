import { ProblemError } from '../../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../../platform/scope.ts'
import { requireAssignable } from '../../actions/assign.ts'
import { requireTopic } from '../../actions/change.ts'
import type { lockConversations } from '../../actions/lock-conversation.ts'
import { byWhom } from '../../actions/resolve.ts'
import { act } from '../../acts/actions/act.ts'
import type { ConversationRow } from '../../acts/actions/write-columns.ts'
import { type Act, assigning, changing, reopening, resolving, settles, shelving } from '../../acts/rules.ts'
import { refusedForFields } from '../../forms/actions/require-fields.ts'
import { unseenBy, unseenProblem } from '../../messages/actions/refuse-unseen.ts'
import { mayHaveUnseen, tagsAsked } from '../../rules.ts'
import { abilityFor, type Plain } from '../rules.ts'

export type LockedRow = Awaited<ReturnType<typeof lockConversations>>[number]

/** A conversation under its lock, and the newest number that was seen of it when it was chosen. */
export interface Chosen {
  row: LockedRow
  seen: number
  /** Left out: itself. Else the one that was chosen and has been merged into it. */
  askedId?: string
}

export interface Outcome {
  refused: Map<string, ProblemError>
  /** Those that were changed, as they are now. */
  now: Map<string, ConversationRow>
}

/**
 * Does to each what a member would do by hand, by the same decisions and refusals, and writes it down for all together. What
 * one conversation refuses is its own affair: nothing is done to it, and the others go on.
 */
export async function actOnMany(scope: Scope, chosen: readonly Chosen[], asked: Plain): Promise<Outcome> {
  if (!chosen.length) return { refused: new Map(), now: new Map() }
  try {
    await requirePossible(scope, asked)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return { refused: new Map(chosen.map(({ row }) => [row.id, error])), now: new Map() }
  }
  const wish = actOf(scope, asked)
  const refused = new Map([
    ...(await refusedToSettle(scope, chosen, wish)),
    ...(asked.kind === 'resolve' ? await refusedUnseen(scope, chosen) : []),
  ])
  const rows = chosen.map(({ row }) => row).filter(({ id }) => !refused.has(id))
  return { refused, now: await act(scope, rows, wish) }
}

/** Throws what refuses it to all of them. */
async function requirePossible(scope: Scope, asked: Plain): Promise<void> {
  requireAbility(scope, abilityFor(asked))
  if (asked.kind === 'assign') await requireAssignable(scope, { assigneeId: assigneeOf(scope, asked) })
  if (asked.kind === 'team') await requireAssignable(scope, { teamId: asked.teamId })
  if (asked.kind === 'topic' && asked.topicId) await requireTopic(scope, asked.topicId)
}

function actOf(scope: Scope, asked: Plain): Act {
  switch (asked.kind) {
    case 'assign':
      return assigning({ assigneeId: assigneeOf(scope, asked) })
    case 'team':
      return assigning({ teamId: asked.teamId })
    case 'status':
      return changing(() => ({ status: asked.status }))
    case 'resolve':
      return resolving(byWhom(scope))
    case 'reopen':
      return reopening(scope.actor.kind)
    case 'urgency':
      return changing(() => ({ urgency: asked.urgency }))
    case 'topic':
      return changing(() => ({ topic_id: asked.topicId }))
    case 'tags':
      return changing(({ tags }) => ({ tags: tagsAsked(tags, { addTags: asked.add, removeTags: asked.remove }) }))
    case 'spam':
      return shelving('spam_at', scope.now)
    case 'not-spam':
      return shelving('spam_at', null)
    case 'trash':
      return shelving('deleted_at', scope.now)
    case 'restore':
      return shelving('deleted_at', null)
  }
}

const assigneeOf = (scope: Scope, { assigneeId }: Plain & { kind: 'assign' }) =>
  assigneeId === 'me' ? scope.actor.id : assigneeId

const refusedToSettle = (scope: Scope, chosen: readonly Chosen[], { columns }: Act) =>
  refusedForFields(
    scope,
    chosen.map(({ row }) => row).filter((row) => settles(row, columns(row))),
  )

/** Nearly none has something new in it, so only those are asked. */
async function refusedUnseen(scope: Scope, chosen: readonly Chosen[]): Promise<[string, ProblemError][]> {
  const refused: [string, ProblemError][] = []
  for (const { row, seen, askedId } of chosen.filter(({ row, seen }) => mayHaveUnseen(row, seen))) {
    const unseen = await unseenBy(scope, row.id, seen, askedId)
    if (unseen.length) refused.push([row.id, unseenProblem(unseen, seen)])
  }
  return refused
}
