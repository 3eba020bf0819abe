import type pg from 'pg'
import type { Database } from './database.ts'

/**
 * What one process at a time may hold: an advisory lock of PostgreSQL, on a connection kept for it. A process that dies
 * loses its connection, and with it all its leases, in the same moment; nothing has to expire.
 */
export interface Leases {
  /** False where another process holds it. Taking one that is already ours answers true. */
  take(name: string): Promise<boolean>
  release(name: string): Promise<void>
  /** Held by anybody, us included? */
  isTaken(name: string): Promise<boolean>
  /** Called when the connection was lost, and all leases with it. */
  onLost(listener: () => void): void
  close(): Promise<void>
}

const keyOf = (name: string): string => `kept ${name}`

export function openLeases(database: Database): Leases {
  const held = new Set<string>()
  const listeners: (() => void)[] = []
  let opening: Promise<pg.PoolClient> | null = null
  let closed = false

  const connect = async (): Promise<pg.PoolClient> => {
    if (closed) throw new Error('the leases are closed')
    const client = await database.owner.connect()
    client.once('error', (error) => {
      if (closed) return
      opening = null
      held.clear()
      client.release(error)
      for (const listener of listeners) listener()
    })
    return client
  }
  const connection = (): Promise<pg.PoolClient> => {
    opening ??= connect().catch((error) => {
      opening = null
      throw error
    })
    return opening
  }
  const ask = async (question: string, name: string): Promise<boolean> => {
    const client = await connection()
    const { rows } = await client.query<{ answer: boolean }>(`select ${question}(hashtextextended($1, 0)) as answer`, [
      `kept ${name}`,
    ])
    return rows[0]?.answer ?? false
  }
  const take = async (name: string): Promise<boolean> => {
    if (held.has(name)) return true
    const taken = await ask('pg_try_advisory_lock', name)
    if (taken) held.add(name)
    return taken
  }
  const release = async (name: string): Promise<void> => {
    if (held.delete(name)) await ask('pg_advisory_unlock', name)
  }

  return {
    take,
    release,
    async isTaken(name) {
      // Looked up, not tried: trying would hold it for a moment and could keep its next holder away.
      const asked = opening ? await opening : database.owner
      const { rows } = await asked.query<{ taken: boolean }>(
        `select exists (
          select 1 from pg_locks where locktype = 'advisory' and granted and objsubid = 1
            and database = (select oid from pg_database where datname = current_database())
            and (classid::bigint << 32 | objid::bigint) = hashtextextended($1, 0)
        ) as taken`,
        [keyOf(name)],
      )
      return rows[0]?.taken ?? false
    },
    onLost: (listener) => void listeners.push(listener),
    async close() {
      closed = true
      const client = await opening?.catch(() => null)
      opening = null
      // Ended, not given back: the locks live as long as the connection.
      client?.release(true)
      held.clear()
    },
  }
}
