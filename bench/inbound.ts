import { floor } from './floors/inbound.ts'
import { passingFolder, startKept } from './kept.ts'
import { deliver, mailsTo, setUp } from './mail.ts'
import { processorOf } from './processor.ts'
import { report } from './report.ts'
import { beside } from './world.ts'

const mails = 3000
/** Mails of one window; a window ends when all of them are messages. */
const together = 500
const connections = 8

/** Milliseconds. */
interface Window {
  accepted: number
  committed: number
}

/** Raw mails by SMTP over 8 connections → committed conversations with person, message, event; none lost, none twice. */
export async function run(): Promise<void> {
  const folder = passingFolder('inbound')
  const kept = await startKept(folder, {}, ['--empty'])
  const address = await setUp(kept.url)
  const platform = await beside(folder)
  const raw = mailsTo(address, mails + 200)
  // The first ones warm the compiler and the connections up.
  await deliver(kept.smtpPort, raw.slice(0, 200), connections)
  await messagesReach(platform.database.owner, 200)

  const ours = [kept.process.pid ?? 0]
  const used = processorOf(ours)
  const windows: Window[] = []
  for (let first = 200; first < raw.length; first += together) {
    const began = performance.now()
    await deliver(kept.smtpPort, raw.slice(first, first + together), connections)
    const accepted = performance.now() - began
    await messagesReach(platform.database.owner, first + together)
    windows.push({ accepted, committed: performance.now() - began })
  }
  const cost = (processorOf(ours) - used) / mails
  const all = (1000 * mails) / windows.reduce((sum, { committed }) => sum + committed, 0)
  const best = (what: keyof Window) => (1000 * together) / Math.min(...windows.map((window) => window[what]))
  report('inbound', `accepted with 250, best of ${windows.length} windows`, best('accepted'), 'mails/s', together)
  report('inbound', `committed as messages, best of ${windows.length} windows`, best('committed'), 'mails/s', together)
  report('inbound', 'committed as messages, all windows', all, 'mails/s', mails)
  report('inbound', 'processor a mail', cost, 'ms', mails)
  report('inbound', 'memory of our process under it', kept.memory(), 'MB', 1)

  const bare = await floor(raw.slice(200), connections)
  report('inbound', 'floor (same rows and files by a bare script)', bare.perSecond, 'mails/s', mails)
  report('inbound', 'floor: processor a mail', bare.processor, 'ms', mails)
  report('inbound', 'committed against floor', all / bare.perSecond, 'ratio', mails)

  const { rows } = await platform.database.owner.query<{ messages: number; doubled: number }>(
    `select (select count(*)::int from messages where kind = 'inbound') as messages,
      (select count(*)::int from (select raw_mail_id from messages where kind = 'inbound' group by 1 having count(*) > 1) d) as doubled`,
  )
  report('inbound', 'lost', mails + 200 - (rows[0]?.messages ?? 0), 'mails', mails)
  report('inbound', 'doubled', rows[0]?.doubled ?? 0, 'mails', mails)
  await platform.close()
  await kept.stop()
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
