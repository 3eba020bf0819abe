import { newId } from '../../../platform/db/ids.ts'
import type { LoggedEvent } from '../../../platform/events/log.ts'
import { record } from '../../../platform/events/record.ts'
import { addJob } from '../../../platform/jobs/add-job.ts'
import type { Scope } from '../../../platform/scope.ts'
import { pushJob } from '../push/rules.ts'
import { type Listener, listenersAmong, wordsAside, wordsOf } from '../queries.ts'
import { mailAt, noticesMailJob, quietUntil, settingsAtFirst, type Told, toldOnce } from '../rules.ts'
import { settingsOf } from '../settings/queries.ts'

export type About = Pick<LoggedEvent, 'position' | 'at' | 'actor_kind' | 'actor_id' | 'seq'> & {
  conversationId: string
  messageId: string | null
  /** Where it stands beside the conversation. */
  side?: { id: string; messageId: string }
}

const pushAfter = 6000

/** Tells members of an event, each once and by the ways they chose; nobody of what they did themselves or have seen. */
export async function tell(scope: Scope, about: About, wanted: readonly Told[]): Promise<void> {
  const told = toldOnce(wanted, about.actor_id)
  const ids = told.map(({ memberId }) => memberId)
  const listeners = (await listenersAmong(scope, ids, about.conversationId, about.side?.id ?? null)).filter(
    ({ seen }) => about.seq === null || seen < about.seq,
  )
  if (!listeners.length) return
  const chosen = await settingsOf(scope, ids)
  const snippet = about.side
    ? await wordsAside(scope, about.side.messageId)
    : await wordsOf(scope, about.conversationId, about.messageId)
  for (const listener of listeners) {
    const kind = told.find(({ memberId }) => memberId === listener.id)?.kind ?? 'team'
    await tellOne(scope, about, { listener, kind, snippet }, chosen.get(listener.id) ?? settingsAtFirst)
  }
}

async function tellOne(
  scope: Scope,
  about: About,
  { listener, kind, snippet }: { listener: Listener; kind: Told['kind']; snippet: string },
  settings: typeof settingsAtFirst,
): Promise<void> {
  const ways = settings.kinds[kind]
  const due = mailAt(ways.mail, scope.now, settings, listener.timeZone)
  const row = await scope.db
    .insertInto('notices')
    .values({
      workspace_id: scope.workspaceId,
      id: newId(),
      member_id: listener.id,
      position: about.position,
      kind,
      conversation_id: about.conversationId,
      message_id: about.messageId,
      side_id: about.side?.id ?? null,
      side_message_id: about.side?.messageId ?? null,
      seq: about.seq,
      actor_kind: about.actor_kind,
      actor_id: about.actor_id,
      snippet,
      in_product: ways.product,
      at: about.at,
      mail_way: ways.mail === 'off' ? null : ways.mail,
      mail_at: due,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return
  // Whoever sits before the screen sees it there first; in the quiet hours nothing is pushed at all.
  const pushed = new Date(scope.now.getTime() + pushAfter)
  if (ways.push && !quietUntil(pushed, settings.quiet, listener.timeZone))
    await addJob(
      scope.db,
      pushJob,
      { workspaceId: scope.workspaceId, memberId: listener.id, noticeId: row.id },
      { key: `${pushJob}:${row.id}`, runAt: pushed, maxAttempts: 5 },
    )
  if (due) await addMailing(scope, listener.id, due)
  if (ways.product) await record(scope, { type: 'notice.added', subject: { kind: 'member', id: listener.id } })
}

/** One job for whatever is due to a member at a time. */
export const addMailing = (scope: Scope, memberId: string, due: Date): Promise<void> =>
  addJob(
    scope.db,
    noticesMailJob,
    { workspaceId: scope.workspaceId, memberId },
    { key: `${noticesMailJob}:${memberId}:${due.getTime()}`, runAt: due },
  )
