import { record } from '../../../../platform/events/record.ts'
import type { Scope } from '../../../../platform/scope.ts'
import type { Act, Columns, Standing, Told } from '../rules.ts'
import { type ConversationRow, writeColumns } from './write-columns.ts'

export type Locked = Standing & { id: string; person_id: string }

/**
 * Does an act to locked conversations, of which whoever calls knows that it may be done to them, and records what the log tells
 * of each. Answers those it changed, as they are now.
 */
export async function act(scope: Scope, locked: readonly Locked[], { columns, tells }: Act) {
  const wanted = new Map<string, Columns>()
  for (const before of locked) {
    const some = columns(before)
    if (Object.keys(some).length) wanted.set(before.id, some)
  }
  const now = await writeColumns(scope, wanted)
  await tellOf(
    scope,
    locked.map((before) => [before, tells(before, now.get(before.id) ?? before)]),
  )
  return now
}

/** Records what the log tells of each conversation, in the order in which they stand here. */
export const tellOf = (
  scope: Scope,
  told: readonly (readonly [Pick<ConversationRow, 'id' | 'number' | 'person_id'>, readonly Told[]])[],
): Promise<void> =>
  record(
    scope,
    ...told.flatMap(([{ id, number, person_id }, events]) =>
      events.map(({ type, data }) => ({
        type,
        subject: { kind: 'conversation', id },
        conversationId: id,
        personId: person_id,
        data: { number, ...data },
      })),
    ),
  )
