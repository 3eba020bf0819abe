import { sql } from 'kysely'
import { addJob } from '../../../platform/jobs/add-job.ts'
import { type Mailroom, processLease } from '../adapters/mailroom.ts'
import { readingJob } from '../intake/rules.ts'
import { sendingJob } from '../sending/rules.ts'

const minute = 60_000

/**
 * Finds work whose job was lost with the process that did it, and gives it a new one: mails in `sending` whose process is
 * gone, mails long due, raw mails that wait. A job too many finds nothing to do.
 */
export async function sweep(mailroom: Mailroom): Promise<void> {
  await sweepOutbound(mailroom)
  await sweepWaiting(mailroom, new Date(mailroom.platform.scopes.now().getTime() - minute / 2))
}

/** At the start nothing is too young: what waits then was left behind by a process before. */
export async function sweepAtStart(mailroom: Mailroom): Promise<void> {
  await sweepOutbound(mailroom)
  await sweepWaiting(mailroom, mailroom.platform.scopes.now())
}

async function sweepOutbound(mailroom: Mailroom): Promise<void> {
  const { database, scopes } = mailroom.platform
  const now = scopes.now()
  const overdue = new Date(now.getTime() - 2 * minute)
  const outbound = await database.system
    .selectFrom('outbound')
    .select(['workspace_id', 'message_id', 'state', 'claimed_by'])
    .where('state', 'in', ['queued', 'sending'])
    .where(sql<Date>`coalesce(next_attempt_at, send_at)`, '<', now)
    .where((where) =>
      where.or([where('state', '=', 'sending'), where(sql<Date>`coalesce(next_attempt_at, send_at)`, '<', overdue)]),
    )
    .orderBy(sql`coalesce(next_attempt_at, send_at)`)
    .limit(1000)
    .execute()
  const alive = new Map<string, boolean>()
  for (const { claimed_by: by } of outbound)
    if (by && !alive.has(by))
      alive.set(by, by === mailroom.processId || (await mailroom.leases.isTaken(processLease(by))))
  for (const mail of outbound) {
    if (mail.state === 'sending' && mail.claimed_by && alive.get(mail.claimed_by)) continue
    const payload = { workspaceId: mail.workspace_id, messageId: mail.message_id }
    await addJob(database.system, sendingJob, payload, { key: `${sendingJob}:${mail.message_id}:sweep` })
  }
}

async function sweepWaiting({ platform: { database } }: Mailroom, before: Date): Promise<void> {
  const waiting = await database.system
    .selectFrom('raw_mails')
    .select('workspace_id')
    .distinct()
    .where('state', '=', 'received')
    .where('attempts', '=', 0)
    .where('received_at', '<=', before)
    .execute()
  for (const { workspace_id: workspaceId } of waiting) {
    await addJob(database.system, readingJob, { workspaceId }, { key: `${readingJob}:${workspaceId}` })
  }
}
