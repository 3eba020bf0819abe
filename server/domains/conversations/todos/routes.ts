import type { Routes } from '../../../platform/http/routes.ts'
import { addTodo, changeTodo, completeTodo, removeTodo, reopenTodo } from './actions/change-todo.ts'
import { myTodos, todosOf } from './queries.ts'

export const todoRoutes: Routes = {
  'GET /conversations/{id}/to-dos': ({ params, read }) => read((scope) => todosOf(scope, params.id)),
  'POST /conversations/{id}/to-dos': ({ params, body, write }) => write((scope) => addTodo(scope, params.id, body)),
  'GET /to-dos': ({ read }) => read(myTodos),
  'PATCH /to-dos/{id}': ({ params, body, write }) => write((scope) => changeTodo(scope, params.id, body)),
  'DELETE /to-dos/{id}': async ({ params, write }) => void (await write((scope) => removeTodo(scope, params.id))),
  'PUT /to-dos/{id}/completion': ({ params, write }) => write((scope) => completeTodo(scope, params.id)),
  'DELETE /to-dos/{id}/completion': ({ params, write }) => write((scope) => reopenTodo(scope, params.id)),
}
