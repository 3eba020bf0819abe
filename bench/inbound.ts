import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startKept } from '../server/testing/running-kept.ts'
import { floor } from './floors/inbound.ts'
import { deliver, mailsTo, setUp } from './mail.ts'
import { report } from './report.ts'
import { beside } from './world.ts'

const mails = 3000
const connections = 8

/** Raw mails by SMTP over 8 connections → committed conversations with person, message, event; none lost, none twice. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kept-inbound-'))
  const kept = await startKept(folder, {}, ['--empty'])
  const address = await setUp(kept.url)
  const platform = await beside(folder)
  const raw = mailsTo(address, mails + 200)
  // The first ones warm the compiler and the connections up.
  await deliver(kept.smtpPort, raw.slice(0, 200), connections)
  await messagesReach(platform.database.owner, 200)

  const began = performance.now()
  await deliver(kept.smtpPort, raw.slice(200), connections)
  const accepted = (performance.now() - began) / 1000
  const memory = kept.memory()
  await messagesReach(platform.database.owner, mails + 200)
  const committed = (performance.now() - began) / 1000
  report('inbound', 'accepted with 250', mails / accepted, 'mails/s', mails)
  report('inbound', 'committed as messages', mails / committed, 'mails/s', mails)
  report('inbound', 'memory of our process under it', memory, 'MB', 1)

  const bare = await floor(raw.slice(200), connections)
  report('inbound', 'floor (same rows and files by a bare script)', bare, 'mails/s', mails)
  report('inbound', 'committed against floor', mails / committed / bare, 'ratio', mails)

  const { rows } = await platform.database.owner.query<{ messages: number; doubled: number }>(
    `select (select count(*)::int from messages where kind = 'inbound') as messages,
      (select count(*)::int from (select raw_mail_id from messages where kind = 'inbound' group by 1 having count(*) > 1) d) as doubled`,
  )
  report('inbound', 'lost', mails + 200 - (rows[0]?.messages ?? 0), 'mails', mails)
  report('inbound', 'doubled', rows[0]?.doubled ?? 0, 'mails', mails)
  await platform.close()
  await kept.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function messagesReach(
  pool: { query<T extends object>(sql: string): Promise<{ rows: T[] }> },
  count: number,
): Promise<void> {
  for (let tries = 0; tries < 6000; tries++) {
    const { rows } = await pool.query<{ count: number }>(
      `select count(*)::int as count from messages where kind = 'inbound'`,
    )
    if ((rows[0]?.count ?? 0) >= count) return
    await new Promise((done) => setTimeout(done, 20))
  }
  throw new Error(`not all ${count} mails became messages within two minutes`)
}
