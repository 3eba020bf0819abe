import type { FastifyReply } from 'fastify'
import type { Order } from '../../../contract/orders.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { csvFile, exported } from '../customers/index.ts'
import { addOrder } from './actions/add-order.ts'
import { changeOrder } from './actions/change-order.ts'
import { deleteOrder } from './actions/delete-order.ts'
import { putOrder } from './actions/put-order.ts'
import { orderPages } from './exports/queries.ts'
import { createOrderFilterRoutes } from './filtering/routes.ts'
import { listOrders, orderByNumber, orderOf } from './queries.ts'
import { addStage, removeStage } from './stages/actions/add-stage.ts'
import { stageNames } from './stages/queries.ts'

/** With the version that a later If-Match may name. */
async function tagged(reply: FastifyReply, asked: Promise<Order>): Promise<Order> {
  const order = await asked
  reply.header('etag', `"${order.seq}"`)
  return order
}

export const createOrderRoutes = (): Routes => ({
  'GET /orders': ({ query, read }) => read((scope) => listOrders(scope, query)),
  'POST /orders': ({ body, write, reply }) =>
    tagged(
      reply,
      write((scope) => addOrder(scope, body)),
    ),
  'GET /orders/stage-names': async ({ read }) => ({ items: await read(stageNames) }),
  'GET /orders/{id}': ({ params, read, reply }) =>
    tagged(
      reply,
      read((scope) => orderOf(scope, params.id)),
    ),
  'PATCH /orders/{id}': ({ params, body, write, reply }) =>
    tagged(
      reply,
      write((scope) => changeOrder(scope, params.id, body)),
    ),
  'DELETE /orders/{id}': async ({ params, write }) => void (await write((scope) => deleteOrder(scope, params.id))),
  'GET /orders/by-number/{number}': ({ params, read, reply }) =>
    tagged(
      reply,
      read((scope) => orderByNumber(scope, params.number)),
    ),
  'PUT /orders/by-number/{number}': ({ params, body, write, reply }) =>
    tagged(
      reply,
      write(async (scope) => (await putOrder(scope, params.number, body)).order),
    ),
  'POST /orders/{id}/stages': ({ params, body, write, reply }) =>
    tagged(
      reply,
      write((scope) => addStage(scope, params.id, body)),
    ),
  'DELETE /orders/{id}/stages/{stageId}': ({ params, write, reply }) =>
    tagged(
      reply,
      write((scope) => removeStage(scope, params.id, params.stageId)),
    ),
  ...createOrderFilterRoutes(),
  'GET /exports/orders': async ({ read, reply }) => csvFile(reply, 'orders', exported(read, 'order', orderPages)),
})
