import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { EventType } from '../../../contract/events.ts'
import { apart } from '../db/apart.ts'
import { type Database, type Db, tenantRole } from '../db/database.ts'
import { writeGathered } from '../db/gathered.ts'
import { sideBySide } from '../db/side-by-side.ts'
import { addJob } from '../jobs/add-job.ts'
import { type Scope, type Scopes, systemAuthority } from '../scope.ts'
import { endOfLog, type LoggedEvent, readLog } from './log.ts'
import { moveOn } from './reader.ts'
import { onWake } from './wake.ts'

/** When X happened elsewhere, we do Y. Must be idempotent: a retry after a failure may run it again. */
export interface Reaction {
  name: string
  on: readonly EventType[] | 'everything'
  run(scope: Scope, event: LoggedEvent): Promise<void>
}

const batch = 100
/** Milliseconds in which events gather, so that a batch costs its round trips once for several of them. */
const gather = 25
const readerName = 'reactions'
export const retryJob = 'reaction.retry'

/**
 * Reads the log once for all reactions. What a batch does and how far it came commit together, so each event is heard
 * exactly once in the database, also when a reaction of the batch fails.
 */
export function startReactions(database: Database, scopes: Scopes, reactions: readonly Reaction[], log: Logger) {
  let wanted = true
  let stopped = false
  let rest: () => void = () => {}
  const stir = () => {
    wanted = true
    rest()
  }
  const unlisten = onWake(stir)
  const timer = setInterval(stir, 1000)

  const loop = (async () => {
    while (!stopped) {
      if (!wanted) await new Promise<void>((done) => (rest = done))
      if (!stopped) await pause(gather)
      wanted = false
      if (stopped) return
      try {
        while ((await hearBatch(database, scopes, reactions, log)) === batch && !stopped);
      } catch (error) {
        log.warn({ err: error }, 'the log could not be read; trying again')
        await pause(1000)
        wanted = true
      }
    }
  })()

  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      unlisten()
      rest()
      await loop
    },
  }
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** Returns how many events were read. */
export async function hearBatch(
  database: Database,
  scopes: Scopes,
  reactions: readonly Reaction[],
  log: Logger,
): Promise<number> {
  try {
    return await hear(database, scopes, reactions, run)
  } catch (error) {
    if (!(error instanceof ReactionFailed)) throw error
    // All goes well nearly always, so savepoints are not paid for. When it does not, the batch is heard again with them.
    return hear(database, scopes, reactions, (scope, reaction, event) => runApart(scope, reaction, event, log))
  }
}

type Run = (scope: Scope, reaction: Reaction, event: LoggedEvent) => Promise<void>

class ReactionFailed extends Error {}

async function hear(database: Database, scopes: Scopes, reactions: readonly Reaction[], run: Run): Promise<number> {
  const after: (() => void)[] = []
  const count = await database.across(async (db, client) => {
    const place = await db
      .selectFrom('readers')
      .select(['tx', 'position'])
      .where('name', '=', readerName)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    // Another process is reading and will hear everything; or nobody ever has, and we begin here.
    if (!place) return beginAtEnd(db)
    const events = await readLog(db, place, batch)
    const last = events.at(-1)
    if (!last) return 0
    // Commits with what is done, or not at all.
    await sideBySide([moveOn(db, readerName, last), sql`set local role ${sql.raw(tenantRole)}`.execute(db)])
    let workspaceId: string | null = null
    for (const event of events) {
      const heard = reactions.filter((reaction) => reaction.on === 'everything' || reaction.on.includes(event.type))
      if (heard.length && workspaceId !== event.workspace_id) {
        workspaceId = event.workspace_id
        // Each workspace's own stand behind its wall.
        await writeGathered(db)
        await client.query(`select set_config('kept.workspace_id', $1, true)`, [workspaceId])
      }
      const scope = scopes.over(systemAuthority(event.workspace_id), db, (work) => after.push(work))
      for (const reaction of heard) await run(scope, reaction, event)
    }
    return events.length
  })
  for (const work of after) work()
  return count
}

async function beginAtEnd(db: Db): Promise<number> {
  await db
    .insertInto('readers')
    .values({ name: readerName, ...(await endOfLog(db)) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return 0
}

async function run(scope: Scope, reaction: Reaction, event: LoggedEvent): Promise<void> {
  try {
    await reaction.run(scope, event)
  } catch (error) {
    throw new ReactionFailed(reaction.name, { cause: error })
  }
}

/** A reaction that fails is undone alone and becomes a job with retries that people can see. */
async function runApart(scope: Scope, reaction: Reaction, event: LoggedEvent, log: Logger): Promise<void> {
  try {
    await apart(scope.db, () => reaction.run(scope, event))
  } catch (error) {
    log.error(
      { err: error, reaction: reaction.name, position: event.position },
      'a reaction failed; it is tried again as a job',
    )
    await addJob(scope.db, retryJob, {
      workspaceId: event.workspace_id,
      reaction: reaction.name,
      position: event.position,
    })
  }
}
