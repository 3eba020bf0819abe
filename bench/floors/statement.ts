import fastify from 'fastify'
import pg from 'pg'

/** The least that answers a list: one route, one prepared statement, JSON. No session, no permission, no wall, no schema. */
process.once('message', async (work: { databaseUrl: string; text: string; values: unknown[] }) => {
  const pool = new pg.Pool({ connectionString: work.databaseUrl, max: 10 })
  const app = fastify()
  app.get('/', async () => (await pool.query({ name: 'floor', text: work.text, values: work.values })).rows)
  process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }))
})
