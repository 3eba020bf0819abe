import { sql } from 'kysely'
import type { Authenticity } from '../../../../contract/authenticity.ts'
import type { SideMessage } from '../../../../contract/side-conversations.ts'
import type { Field } from '../../../platform/filters/catalogue.ts'
import { column } from '../../../platform/filters/columns.ts'

const day = 24 * 60 * 60 * 1000

/** The same hour on the next working day, Monday to Friday in that zone: how long an answer may take unless said otherwise. */
export function nextWorkingDay(now: Date, timeZone: string): Date {
  const weekday = new Intl.DateTimeFormat('en', { timeZone, weekday: 'short' })
  const isFree = (at: Date) => ['Sat', 'Sun'].includes(weekday.format(at))
  let next = new Date(now.getTime() + day)
  while (isFree(next)) next = new Date(next.getTime() + day)
  return next
}

interface Sides {
  asked_by: string | null
  owner_id: string | null
}

/** Whether somebody speaks for those who were asked. Who asked a team of their own still speaks for who asks. */
export const speaksForAsked = (side: Sides, memberId: string | null, inTeam: boolean): boolean =>
  memberId !== null && memberId !== side.asked_by && (inTeam || memberId === side.owner_id)

/** Why words from outside are no answer; null: they are one. `participants`: whom it was mailed to, in lower case. */
export function doubtAbout(
  { from, authenticity }: { from: { email: string }; authenticity: Pick<Authenticity, 'verdict'> | null },
  participants: readonly string[],
): SideMessage['doubt'] {
  if (authenticity?.verdict === 'doubtful') return 'doubtful-sender'
  return participants.includes(from.email.toLowerCase()) ? null : 'unknown-sender'
}

/** An address in lower case, without what stands behind a plus. */
export const bareAddress = (email: string): string => email.toLowerCase().replace(/\+[^@]*(?=@[^@]+$)/, '')

/** A team, or somebody outside, has still to answer in it, or in one that was merged into it. Those are few among all. Index: side_conversations_open. */
export function openSides(workspaceId: string): Field<never> {
  const waiting = sql`(c.id in (select case when h.survivor_id is null then h.id else h.survivor_id end from side_conversations q
    join conversations h on h.workspace_id = ${workspaceId} and h.id = q.conversation_id
    where q.workspace_id = ${workspaceId} and q.state = 'open'))`
  return { name: 'open-side-conversations', type: 'boolean', always: true, holds: column('boolean', waiting) }
}
