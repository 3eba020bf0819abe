import { type RawBuilder, sql } from 'kysely'
import type { ToDo } from '../../../../contract/todos.ts'
import { found } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { familyOf, survivorOf } from '../merging/queries.ts'
import './tables.ts'

interface Row {
  id: string
  text: string
  due_at: Date | null
  created_at: Date
  done_at: Date | null
  conversation_id: string
  number: number
  subject: string
  owner_id: string | null
  owner_name: string | null
  owner_avatar: string | null
  doer_id: string | null
  doer_name: string | null
  doer_avatar: string | null
}

async function todosWhere(scope: Scope, condition: RawBuilder<unknown>): Promise<ToDo[]> {
  const { rows } = await sql<Row>`
    select t.id, t.text, t.due_at, t.created_at, t.done_at, s.id as conversation_id, s.number, s.subject,
      o.id as owner_id, o.name as owner_name, o.avatar as owner_avatar, d.id as doer_id, d.name as doer_name, d.avatar as doer_avatar
    from todos t
    join conversations c on c.workspace_id = ${scope.workspaceId} and c.id = t.conversation_id
    join conversations s on s.workspace_id = ${scope.workspaceId} and s.id = case when c.survivor_id is null then c.id else c.survivor_id end
    left join members o on o.workspace_id = ${scope.workspaceId} and o.id = t.owner_id
    left join members d on d.workspace_id = ${scope.workspaceId} and d.id = t.done_by
    where t.workspace_id = ${scope.workspaceId} and ${condition}
    order by t.done_at is not null, t.due_at nulls last, t.created_at, t.id limit 100`.execute(scope.db)
  return rows.map(todoOf)
}

const todoOf = (row: Row): ToDo => ({
  id: row.id,
  text: row.text,
  conversation: { id: row.conversation_id, number: row.number, subject: row.subject },
  owner: memberOf(row.owner_id, row.owner_name, row.owner_avatar),
  dueAt: row.due_at?.toISOString() ?? null,
  done: row.done_at
    ? { at: row.done_at.toISOString(), by: memberOf(row.doer_id, row.doer_name, row.doer_avatar) }
    : null,
  createdAt: row.created_at.toISOString(),
})

const memberOf = (id: string | null, name: string | null, avatar: string | null): ToDo['owner'] =>
  id && name ? { id, name, avatar } : null

/** Index: todos_conversation. */
export async function todosOf(scope: Scope, askedId: string): Promise<{ items: ToDo[] }> {
  const family = await familyOf(scope, await survivorOf(scope, askedId))
  return { items: await todosWhere(scope, sql`t.conversation_id = any(${family.map(({ id }) => id)}::uuid[])`) }
}

/** Index: todos_open. What lies in the trash or is spam waits for nobody. */
export async function myTodos(scope: Scope): Promise<{ items: ToDo[] }> {
  if (scope.actor.kind !== 'member') return { items: [] }
  return {
    items: await todosWhere(
      scope,
      sql`t.owner_id = ${scope.actor.id} and t.done_at is null and s.deleted_at is null and s.spam_at is null`,
    ),
  }
}

export const todoById = async (scope: Scope, id: string): Promise<ToDo> =>
  found((await todosWhere(scope, sql`t.id = ${id}`))[0])
