import pg from 'pg'
import { inject } from 'vitest'

let count = 0

/** The address of a fresh, migrated, empty database; made from the template in some tens of milliseconds. */
export const freshDatabase = (): Promise<string> => made(` template ${inject('template')}`)

/** One in which Kept never was. */
export const bareDatabase = (): Promise<string> => made('')

async function made(from: string): Promise<string> {
  const server = inject('databaseServer')
  const name = `${inject('template')}_${process.pid}_${++count}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  // Two workers may copy the template at the same moment; PostgreSQL lets only one do so at a time.
  await client.query('select pg_advisory_lock(4)')
  await client.query(`create database ${name}${from}`)
  await client.end()
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
