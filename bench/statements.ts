import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import { listConversations } from '../server/domains/conversations/queries.ts'
import type { Tables } from '../server/platform/db/database.ts'
import { everyAbility } from '../server/platform/scope.ts'

/** The very statement that the list sends, caught on its way, so that the floor cannot drift from the product. */
export async function listStatement(
  who: { workspaceId: string; memberId: string },
  cursor: string | null,
): Promise<{ text: string; values: unknown[][] }> {
  let caught: CompiledQuery | null = null
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (introspected) => new PostgresIntrospector(introspected),
      createQueryCompiler: () => {
        const compiler = new PostgresQueryCompiler()
        const compile = compiler.compileQuery.bind(compiler)
        compiler.compileQuery = (...args) => {
          const query = compile(...args)
          caught = query
          return query
        }
        return compiler
      },
    },
  })
  const scope = {
    workspaceId: who.workspaceId,
    actor: { kind: 'member' as const, id: who.memberId, name: '' },
    abilities: everyAbility,
    db,
    now: new Date(),
    expected: null,
    nextNumber: async () => 0,
    afterCommit: () => {},
  }
  await listConversations(scope, { view: 'open', order: 'due', limit: 50, ...(cursor ? { cursor } : {}) })
  const query = caught as CompiledQuery | null
  if (!query) throw new Error('the list sent no statement')
  return { text: query.sql, values: [[...query.parameters]] }
}
