import { sql } from 'kysely'
import { sideBySide } from '../../../../platform/db/side-by-side.ts'
import { addJob } from '../../../../platform/jobs/add-job.ts'
import type { Platform } from '../../../../platform/platform.ts'
import { type Scope, systemAuthority } from '../../../../platform/scope.ts'
import { ownAddresses } from '../../queries.ts'
import type { Intake } from '../adapters/intake.ts'
import { lockWaiting, type MailRow, waitingMails } from '../queries.ts'
import { independent, loopMark, rereadingJob } from '../rules.ts'
import { beginBatch, endBatch, namesOf, type Surroundings } from './batch.ts'
import { type ReadyMail, readMail } from './read-mail.ts'
import { receiveMail } from './receive-mail.ts'

/** Mails that share one transaction: few enough that it is short, enough that its cost is shared. */
const together = 24

interface Prepared {
  row: MailRow
  /** A failure is carried along as a value, because nobody listens yet. */
  ready: Promise<ReadyMail | Error>
}

/**
 * Reads the mails of a workspace that wait, in the order they came, until none waits. Where that is being done already it
 * is enough to say that more has come: a second reader would only do the same work again.
 */
export async function readWaiting(intake: Intake, workspaceId: string): Promise<void> {
  const { reading } = intake
  if (reading.has(workspaceId)) return void reading.set(workspaceId, true)
  try {
    do {
      reading.set(workspaceId, false)
      await readAll(intake, workspaceId)
    } while (reading.get(workspaceId))
  } finally {
    reading.delete(workspaceId)
  }
}

/** While one batch is written the next is already being read. */
async function readAll(intake: Intake, workspaceId: string): Promise<void> {
  const { platform } = intake
  const prepare = async (after: MailRow | undefined): Promise<Prepared[]> => {
    const rows = await platform.scopes.read(systemAuthority(workspaceId), (scope) =>
      waitingMails(scope, together, after),
    )
    return rows.map((row) => ({ row, ready: readMail(intake, workspaceId, row).catch((error: Error) => error) }))
  }
  for (let batch = await prepare(undefined); batch.length; ) {
    const next = prepare(batch.at(-1)?.row)
    next.catch(() => {})
    const ready = await Promise.all(batch.map((each) => each.ready))
    await takeAllIn(
      platform,
      workspaceId,
      batch.map(({ row }) => row),
      ready,
    )
    batch = await next
  }
}

/** All in one transaction; where one of them cannot be taken in, each in its own, so that it does not hold up the others. */
async function takeAllIn(
  platform: Platform,
  workspaceId: string,
  rows: readonly MailRow[],
  ready: readonly (ReadyMail | Error)[],
): Promise<void> {
  const authority = systemAuthority(workspaceId)
  try {
    await platform.scopes.write(authority, (scope) => takeIn(scope, platform, rows, ready))
  } catch (error) {
    if (rows.length > 1) {
      for (const [index, row] of rows.entries())
        await takeAllIn(platform, workspaceId, [row], ready.slice(index, index + 1))
      return
    }
    platform.log.warn({ err: error, mail: rows[0]?.id }, 'a mail could not be taken in; it is tried again by itself')
    await platform.scopes.write(authority, (scope) => postpone(scope, rows[0]?.id ?? '', error as Error))
  }
}

async function takeIn(
  scope: Scope,
  platform: Platform,
  rows: readonly MailRow[],
  ready: readonly (ReadyMail | Error)[],
): Promise<void> {
  const failed = ready.find((each) => each instanceof Error)
  if (failed) throw failed
  await oneAtATime(scope)
  const waiting = await lockWaiting(
    scope,
    rows.map(({ id }) => id),
  )
  const batch = await beginBatch(scope, await surroundings(scope, platform), rows, ready as ReadyMail[])
  const names = rows.map((row, index) => namesOf(scope, platform, row, ready[index] as ReadyMail, batch))
  // While PostgreSQL works for one group, we work for another.
  await sideBySide(
    independent(names).map(async (group) => {
      for (const index of group) {
        const row = rows[index] as MailRow
        if (waiting.has(row.id))
          batch.outcomes.set(row.id, await receiveMail(scope, platform, row, ready[index] as ReadyMail, batch))
      }
    }),
  )
  await endBatch(scope, batch)
}

/** Two copies of one mail must not be taken in at the same moment, and an answer not before what it answers. */
export const oneAtATime = (scope: Scope) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`kept mails ${scope.workspaceId}`}, 0))`.execute(scope.db)

async function postpone(scope: Scope, id: string, error: Error): Promise<void> {
  await scope.db
    .updateTable('raw_mails')
    .set({ attempts: 1, reason: error.message.slice(0, 1000) })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
  const payload = { workspaceId: scope.workspaceId, id }
  await addJob(scope.db, rereadingJob, payload, { key: `${rereadingJob}:${id}`, maxAttempts: 6 })
}

export async function surroundings(scope: Scope, platform: Platform): Promise<Surroundings> {
  const addresses = await ownAddresses(scope)
  const channels = await scope.db
    .selectFrom('channels')
    .select(['id', 'team_id', 'language', 'reopen_kind', 'reopen_days', 'checked_by'])
    .where('workspace_id', '=', scope.workspaceId)
    .execute()
  const workspace = await scope.db
    .selectFrom('workspaces')
    .select('language')
    .where('id', '=', scope.workspaceId)
    .executeTakeFirst()
  return {
    ownAddresses: addresses,
    loopMark: loopMark(platform.config.secret, scope.workspaceId),
    language: workspace?.language ?? 'en',
    channel(id) {
      const channel = channels.find((each) => each.id === id)
      if (!channel) throw new Error(`there is no channel ${id}`)
      return channel
    },
  }
}
