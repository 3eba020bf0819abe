import fastify from 'fastify'
import pg from 'pg'
import type { FloorWork } from './start.ts'

/** The least that answers: one route, one prepared statement, JSON. No session, no permission, no wall, no schema. */
process.once('message', async ({ databaseUrl, text, values }: FloorWork) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  // Cut when the database stops before us.
  pool.on('error', () => {})
  const app = fastify()
  let next = 0
  app.get('/', async () => (await pool.query({ name: 'floor', text, values: values[next++ % values.length] })).rows)
  process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }))
})
