import type { EventType } from '../../../../../contract/events.ts'
import type { ToDo } from '../../../../../contract/todos.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { record } from '../../../../platform/events/record.ts'
import { found, problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { faultsOfReaders } from '../../../team/index.ts'
import { lockConversation } from '../../actions/lock-conversation.ts'
import { todoById } from '../queries.ts'
import '../tables.ts'

export interface ToDoFields {
  text?: string | undefined
  ownerId?: string | null | undefined
  dueAt?: string | null | undefined
}

/** Adds a to-do; it is whose who adds it, unless they say otherwise. */
export async function addTodo(scope: Scope, askedId: string, input: ToDoFields & { text: string }): Promise<ToDo> {
  const conversation = await lockConversation(scope, askedId)
  const me = scope.actor.kind === 'member' ? scope.actor.id : null
  const ownerId = input.ownerId === undefined ? me : input.ownerId
  await requireOwner(scope, ownerId)
  const id = newId()
  await scope.db
    .insertInto('todos')
    .values({
      workspace_id: scope.workspaceId,
      id,
      conversation_id: conversation.id,
      text: input.text,
      owner_id: ownerId,
      due_at: input.dueAt ? new Date(input.dueAt) : null,
      by_member_id: me,
      created_at: scope.now,
    })
    .execute()
  await tell(scope, 'to-do.added', { id, conversation_id: conversation.id }, { ownerId })
  return todoById(scope, id)
}

export async function changeTodo(scope: Scope, id: string, input: ToDoFields): Promise<ToDo> {
  const before = await lockTodo(scope, id)
  if (input.ownerId !== undefined) await requireOwner(scope, input.ownerId)
  const after = {
    text: input.text ?? before.text,
    owner_id: input.ownerId === undefined ? before.owner_id : input.ownerId,
    due_at: input.dueAt === undefined ? before.due_at : input.dueAt && new Date(input.dueAt),
  }
  const changed = (['text', 'owner_id', 'due_at'] as const).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
  if (changed.length) {
    await set(scope, id, { ...after, due_at: after.due_at || null })
    const changes = Object.fromEntries(changed.map((field) => [field, { from: before[field], to: after[field] }]))
    await tell(scope, 'to-do.changed', before, { ownerId: after.owner_id, changes })
  }
  return todoById(scope, id)
}

/** Saying it twice changes nothing: it stays done by whom it was done. */
export async function completeTodo(scope: Scope, id: string): Promise<ToDo> {
  const before = await lockTodo(scope, id)
  if (!before.done_at) {
    await set(scope, id, { done_at: scope.now, done_by: scope.actor.kind === 'member' ? scope.actor.id : null })
    await tell(scope, 'to-do.done', before, { ownerId: before.owner_id })
  }
  return todoById(scope, id)
}

export async function reopenTodo(scope: Scope, id: string): Promise<ToDo> {
  const before = await lockTodo(scope, id)
  if (before.done_at) {
    await set(scope, id, { done_at: null, done_by: null })
    await tell(scope, 'to-do.reopened', before, { ownerId: before.owner_id })
  }
  return todoById(scope, id)
}

export async function removeTodo(scope: Scope, id: string): Promise<void> {
  const before = await lockTodo(scope, id)
  await scope.db.deleteFrom('todos').where('workspace_id', '=', scope.workspaceId).where('id', '=', id).execute()
  await tell(scope, 'to-do.removed', before, { text: before.text })
}

const lockTodo = async (scope: Scope, id: string) =>
  found(
    await scope.db
      .selectFrom('todos')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )

type Change = Partial<{
  text: string
  owner_id: string | null
  due_at: Date | null
  done_at: Date | null
  done_by: string | null
}>

const set = (scope: Scope, id: string, change: Change) =>
  scope.db.updateTable('todos').set(change).where('workspace_id', '=', scope.workspaceId).where('id', '=', id).execute()

async function requireOwner(scope: Scope, id: string | null): Promise<void> {
  if (!id) return
  const [message] = await faultsOfReaders(scope, [{ kind: 'member', id }])
  if (message) throw problem('invalid', { errors: [{ path: 'body.ownerId', message }] })
}

const tell = (
  scope: Scope,
  type: EventType,
  todo: { id: string; conversation_id: string },
  data: Record<string, unknown>,
): Promise<void> =>
  record(scope, { type, subject: { kind: 'to-do', id: todo.id }, conversationId: todo.conversation_id, data })
