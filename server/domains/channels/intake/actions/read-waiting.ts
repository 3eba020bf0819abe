import { sql } from 'kysely'
import { addJob } from '../../../../platform/jobs/add-job.ts'
import type { Platform } from '../../../../platform/platform.ts'
import { type Scope, systemAuthority } from '../../../../platform/scope.ts'
import { ownAddresses } from '../../queries.ts'
import { lockWaiting, type MailRow, waitingMails } from '../queries.ts'
import { loopMark, rereadingJob } from '../rules.ts'
import { type ReadyMail, readMail } from './read-mail.ts'
import { receiveMail, type Surroundings, settle } from './receive-mail.ts'

/** Mails that share one transaction: few enough that it is short, enough that its cost is shared. */
const together = 16

type Prepared = { row: MailRow; ready: Promise<ReadyMail | Error> }

/**
 * Reads the mails of a workspace that wait, in the order they came, until none waits. While one batch is written the next
 * is already being read. A mail that cannot be taken in does not hold up the others: it gets a job of its own.
 */
export async function readWaiting(platform: Platform, workspaceId: string): Promise<void> {
  const authority = systemAuthority(workspaceId)
  const prepare = async (after: MailRow | undefined): Promise<Prepared[]> => {
    const rows = await platform.scopes.read(authority, (scope) => waitingMails(scope, together, after))
    // A rejection is carried along as a value, because nobody listens yet.
    return rows.map((row) => ({ row, ready: readMail(platform, workspaceId, row).catch((error: Error) => error) }))
  }
  let batch = await prepare(undefined)
  while (batch.length) {
    const next = prepare(batch.at(-1)?.row)
    next.catch(() => {})
    const ready = await Promise.all(batch.map(({ ready }) => ready))
    await platform.scopes.write(authority, (scope) => takeIn(scope, platform, batch, ready))
    batch = await next
    // Those that came meanwhile may stand before the place where reading went on.
    if (!batch.length) batch = await prepare(undefined)
  }
}

async function takeIn(
  scope: Scope,
  platform: Platform,
  batch: readonly Prepared[],
  ready: readonly (ReadyMail | Error)[],
): Promise<void> {
  await oneAtATime(scope)
  const waiting = await lockWaiting(
    scope,
    batch.map(({ row }) => row.id),
  )
  const around = await surroundings(scope, platform)
  for (const [index, { row }] of batch.entries()) {
    const read = ready[index]
    if (!waiting.has(row.id) || !read) continue
    await sql`savepoint mail`.execute(scope.db)
    try {
      if (read instanceof Error) throw read
      await settle(scope, row.id, await receiveMail(scope, platform, row, read, around))
      await sql`release savepoint mail`.execute(scope.db)
    } catch (error) {
      await sql`rollback to savepoint mail`.execute(scope.db)
      platform.log.warn({ err: error, mail: row.id }, 'a mail could not be taken in; it is tried again by itself')
      await postpone(scope, row.id, error as Error)
    }
  }
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
  await addJob(
    scope.db,
    rereadingJob,
    { workspaceId: scope.workspaceId, id },
    { key: `${rereadingJob}:${id}`, maxAttempts: 6 },
  )
}

export async function surroundings(scope: Scope, platform: Platform): Promise<Surroundings> {
  const addresses = await ownAddresses(scope)
  const channels = await scope.db
    .selectFrom('channels')
    .select(['id', 'team_id', 'language', 'reopen_kind', 'reopen_days'])
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
