import { type Ability, abilities } from '../../contract/abilities.ts'
import type { Database, Db } from './db/database.ts'
import { problem } from './http/problem.ts'

/** Who acts. A `key` is an API key; `system` is Kept itself; a `person` is a customer. */
export type Actor =
  | { kind: 'member'; id: string; name: string }
  | { kind: 'key'; id: string; name: string }
  | { kind: 'person'; id: string; name: string | null }
  | { kind: 'system'; id: null; name: null }

/**
 * Proof that somebody may act in a workspace. Only the session gate, jobs and receivers make one, so a function that
 * takes it cannot be reached without somebody having been let in.
 */
export interface Authority {
  workspaceId: string
  actor: Actor
  abilities: ReadonlySet<Ability>
}

/** An authority within a transaction: what every query and action takes. `now` is the one clock of the transaction. */
export interface Scope extends Authority {
  db: Db
  now: Date
  /** The version that the caller's If-Match names, for whoever locks the thing it is about; null without one, and once it was met. */
  expected: number | null
  /** The next number people say of a kind of thing, e.g. of conversations. */
  nextNumber(kind: string): Promise<number>
  /** Runs `work` once the transaction has been committed; never when it was rolled back. */
  afterCommit(work: () => void): void
}

export const everyAbility: ReadonlySet<Ability> = new Set(abilities)

export const systemAuthority = (workspaceId: string): Authority => ({
  workspaceId,
  actor: { kind: 'system', id: null, name: null },
  abilities: everyAbility,
})

export function requireAbility(authority: Authority, ability: Ability): void {
  if (!authority.abilities.has(ability)) throw problem('not-allowed')
}

export interface Scopes {
  /** One writing transaction. */
  write<T>(authority: Authority, work: (scope: Scope) => Promise<T>, expected?: number | null): Promise<T>
  /** One reading transaction. */
  read<T>(authority: Authority, work: (scope: Scope) => Promise<T>): Promise<T>
  /** A scope over a transaction that is already open, for reactions that share one. */
  over(authority: Authority, db: Db, afterCommit: (work: () => void) => void): Scope
  now(): Date
}

export function createScopes(database: Database, now: () => Date): Scopes {
  const over: Scopes['over'] = (authority, db, afterCommit) => ({
    ...authority,
    db,
    now: now(),
    expected: null,
    nextNumber: (kind) => database.nextNumber(authority.workspaceId, kind),
    afterCommit,
  })
  return {
    over,
    now,
    async write(authority, work, expected = null) {
      const after: (() => void)[] = []
      const result = await database.within(authority.workspaceId, (db) =>
        work({ ...over(authority, db, (later) => after.push(later)), expected }),
      )
      for (const later of after) later()
      return result
    },
    read: (authority, work) => database.reading(authority.workspaceId, (db) => work(over(authority, db, () => {}))),
  }
}
