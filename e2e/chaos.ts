import { randomInt } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import pg from 'pg'
import { SMTPServer } from 'smtp-server'
import { attachEmbeddedPostgres } from '../server/platform/db/embedded.ts'
import { freePort, startKept } from '../server/testing/running-kept.ts'

export interface ChaosResult {
  rounds: number
  kills: Record<Victim, number>
  mailsAccepted: number
  mailsLost: string[]
  mailsDoubled: string[]
  repliesAccepted: number
  repliesNeverSent: string[]
  /** Different mails for one reply: the person would see two. */
  repliesDoubled: string[]
  /** The same mail, known by its Message-ID, handed over again because nobody had noted the first time. */
  handedOverAgain: number
  /** How often our process ended although only PostgreSQL had been killed. */
  endedByItself: number
}

type Victim = 'kept' | 'postgres' | 'both'
const victims: Victim[] = ['kept', 'postgres', 'both']
const address = 'support@chaos.example'
/** Milliseconds between two of one sender: always something is on its way, and the machine has time for other tests. */
const breath = 30

/**
 * Kills our process, PostgreSQL, or both, at random moments while mails come in and replies go out, as often as asked. Then
 * everything acknowledged is looked for: each mail answered with 250, each reply answered with 201, exactly once.
 */
export async function chaos(rounds: number, say: (line: string) => void): Promise<ChaosResult> {
  const folder = mkdtempSync(join(tmpdir(), 'kept-chaos-'))
  const relay = await startRelay()
  const ports = { KEPT_PORT: String(await freePort()), KEPT_SMTP_PORT: String(await freePort()) }
  const settings = { ...ports, KEPT_RELAY_URL: `smtp://127.0.0.1:${relay.port}` }
  const start = () => startKept(folder, settings, ['--empty'])
  let kept = await start()
  const cookie = await setUp(kept.url)

  const world = { running: true, mails: new Set<string>(), replies: new Set<string>() }
  const work = [
    ...Array.from({ length: 4 }, (_, index) => sendMails(world, Number(ports.KEPT_SMTP_PORT), index)),
    replyAndReply(world, kept.url, cookie),
  ]
  const kills: Record<Victim, number> = { kept: 0, postgres: 0, both: 0 }
  let endedByItself = 0
  for (let round = 0; round < rounds; round++) {
    await pause(randomInt(200, 1200))
    const victim = victims[round % victims.length] ?? 'kept'
    kills[victim]++
    if (victim !== 'kept') killPostgres(folder)
    if (kept.process.exitCode !== null) endedByItself++
    if (victim !== 'postgres') {
      await kept.kill()
      kept = await start()
    }
    say(
      `${round + 1}/${rounds}: killed ${victim}; ${world.mails.size} mails and ${world.replies.size} replies acknowledged so far`,
    )
  }
  await pause(1000)
  world.running = false
  await Promise.all(work)
  await quiet(folder)
  const result = await count(folder, relay.handedOver, world, { rounds, kills, endedByItself })
  await kept.stop()
  relay.close()
  rmSync(folder, { recursive: true, force: true })
  return result
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

function killPostgres(folder: string): void {
  const pid = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // It may be dead already, with its file still there.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** A relay that notes every Message-ID it takes. */
async function startRelay() {
  const handedOver: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let head = ''
      stream.on('data', (chunk) => {
        head += chunk
      })
      stream.on('end', () => {
        handedOver.push(/^message-id:\s*<([^>]+)>/im.exec(head)?.[1] ?? '')
        done()
      })
    },
  })
  // A client that is killed cuts its connection; that is what is tested here.
  server.on('error', () => {})
  const port = await freePort()
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', () => done()))
  return { port, handedOver, close: () => server.close() }
}

async function setUp(url: string): Promise<string> {
  const json = { 'content-type': 'application/json' }
  const setup = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({
      workspaceName: 'Chaos',
      name: 'Vera',
      email: 'vera@chaos.example',
      password: 'a calm password',
      language: 'en',
    }),
  })
  const cookie = setup.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  for (const [path, method, body] of [
    ['/profile', 'PATCH', { undoSeconds: 0 }],
    ['/channels', 'POST', { name: 'Support', address }],
  ] as const) {
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: { ...json, cookie },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(await answer.text())
  }
  return cookie
}

interface World {
  running: boolean
  /** Message-IDs answered with 250. */
  mails: Set<string>
  /** Ids of messages answered with 201. */
  replies: Set<string>
}

/** As a real mail server does it: what was not acknowledged is tried again, with the same Message-ID. */
async function sendMails(world: World, port: number, sender: number): Promise<void> {
  for (let index = 0; world.running; index++) {
    const id = `${sender}.${index}@chaos-sender.example`
    const from = `person${sender}-${index % 50}@customer.example`
    const raw = `From: Person <${from}>\r\nTo: ${address}\r\nSubject: Mail ${sender}.${index}\r\nMessage-ID: <${id}>\r\nDate: ${new Date().toUTCString()}\r\n\r\nWhere is parcel ${sender}-${index}?\r\n`
    while (!(await deliver(port, from, raw)) && world.running) await pause(50)
    if (world.running || world.mails.has(id)) world.mails.add(id)
    await pause(breath)
  }
}

function deliver(port: number, from: string, raw: string): Promise<boolean> {
  return new Promise((done) => {
    const connection = new SMTPConnection({
      host: '127.0.0.1',
      port,
      ignoreTLS: true,
      connectionTimeout: 3000,
      socketTimeout: 10_000,
      greetingTimeout: 5000,
    })
    connection.once('error', () => done(false))
    connection.once('end', () => done(false))
    connection.connect(() =>
      connection.send({ from, to: [address] }, raw, (error) => {
        done(!error)
        connection.quit()
      }),
    )
  })
}

/** As a careful program does it: the same idempotency key until there is an answer. */
async function replyAndReply(world: World, url: string, cookie: string): Promise<void> {
  const headers = { 'content-type': 'application/json', cookie }
  for (let index = 0; world.running; index++) {
    try {
      const list = await fetch(`${url}/api/conversations?view=open&limit=20`, { headers })
      const { items } = (await list.json()) as { items?: { id: string }[] }
      const target = items?.[randomInt(Math.max(1, items.length))]
      if (!target) {
        await pause(50)
        continue
      }
      await replyUntilAnswered(world, `${url}/api/conversations/${target.id}/replies`, {
        ...headers,
        'idempotency-key': `reply-${index}`,
      })
      await pause(breath)
    } catch {
      await pause(50)
    }
  }
}

async function replyUntilAnswered(world: World, url: string, headers: Record<string, string>): Promise<void> {
  const body = JSON.stringify({ html: '<p>It comes tomorrow.</p>', seenSeq: 1_000_000 })
  while (world.running) {
    const answer = await fetch(url, { method: 'POST', headers, body }).catch(() => null)
    if (answer?.status === 201) {
      const { id } = (await answer.json()) as { id: string }
      world.replies.add(id)
      return
    }
    if (answer && answer.status < 500) return
    await pause(50)
  }
}

async function asking<T>(folder: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connected(folder)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** PostgreSQL may have been killed a moment ago: it is started anew, and repairs itself before it lets anybody in. */
async function connected(folder: string): Promise<pg.Client> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: attachEmbeddedPostgres(folder)?.url })
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (error) {
      if (tries === 300) throw error
      await pause(200)
    }
  }
}

/** Waits until every mail has been read and every reply has left. */
async function quiet(folder: string): Promise<void> {
  await asking(folder, async (client) => {
    for (let tries = 0; tries < 600; tries++) {
      const { rows } = await client.query<{ left: number }>(
        `select (select count(*)::int from raw_mails where state = 'received') + (select count(*)::int from messages where delivery_state in ('waiting', 'queued', 'sending')) as left`,
      )
      if (rows[0]?.left === 0) return
      // A try that met a dead database waits for its next turn; here it is asked for at once.
      await client.query(
        `update graphile_worker._private_jobs set run_at = now(), locked_at = null, locked_by = null where run_at > now() or locked_at < now() - interval '5 seconds'`,
      )
      await pause(200)
    }
    throw new Error('two minutes after the last kill there is still work left')
  })
}

async function count(
  folder: string,
  handedOver: readonly string[],
  world: World,
  about: Pick<ChaosResult, 'rounds' | 'kills' | 'endedByItself'>,
): Promise<ChaosResult> {
  const { rows: mails } = await asking(folder, (client) =>
    client.query<{ id: string; messages: number }>(
      `select substring(text from 'parcel ([0-9]+-[0-9]+)') as id, count(*)::int as messages from messages where kind = 'inbound' group by 1`,
    ),
  )
  const { rows: replies } = await asking(folder, (client) =>
    client.query<{ message_id: string; mail_id: string }>('select message_id, mail_id from outbound'),
  )
  const messagesOf = new Map(mails.map((row) => [row.id, row.messages]))
  const known = (id: string) => messagesOf.get(id.split('@')[0]?.replace('.', '-') ?? '') ?? 0
  const bare = (id: string) => id.replace(/^<|>$/g, '')
  const mailIdsOf = (messageId: string) =>
    replies.filter((row) => row.message_id === messageId).map((row) => bare(row.mail_id))
  return {
    ...about,
    mailsAccepted: world.mails.size,
    mailsLost: [...world.mails].filter((id) => known(id) === 0),
    mailsDoubled: [...messagesOf].filter(([, messages]) => messages > 1).map(([id]) => id),
    repliesAccepted: world.replies.size,
    repliesNeverSent: [...world.replies].filter((id) => !mailIdsOf(id).some((mailId) => handedOver.includes(mailId))),
    repliesDoubled: [...world.replies].filter((id) => mailIdsOf(id).length > 1),
    handedOverAgain: handedOver.length - new Set(handedOver).size,
  }
}
