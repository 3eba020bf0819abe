import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import { countRemotes, defaultLimits } from './limits.ts'
import { type ReceiverOptions, startReceiver } from './receiver.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function open(options: Partial<ReceiverOptions> = {}) {
  const taken: string[] = []
  const receiver = await startReceiver({
    host: '127.0.0.1',
    port: 0,
    name: 'desk.example',
    maxBytes: 1000,
    certificate: null,
    pressure: async () => null,
    knows: async () => true,
    take: async ({ bytes }) => void taken.push(bytes.toString()),
    log: pino({ level: 'silent' }),
    ...options,
  })
  closing.push(receiver.stop)
  return { port: receiver.port, taken }
}

/** Speaks SMTP line by line; answers each answer. */
async function talk(port: number, lines: readonly string[]): Promise<string[]> {
  const socket: Socket = connect(port, '127.0.0.1')
  closing.push(() => socket.destroy())
  const answers = [String((await once(socket, 'data'))[0])]
  for (const line of lines) {
    socket.write(`${line}\r\n`)
    answers.push(String((await once(socket, 'data'))[0]))
  }
  return answers
}

const letter = [
  'HELO x.example',
  'MAIL FROM:<a@b.example>',
  'RCPT TO:<c@d.example>',
  'DATA',
  'Subject: x\r\n\r\n..dot\r\n.',
]

test('250 is said after the mail was taken, not before', async () => {
  const order: string[] = []
  const take = async () => {
    await new Promise((done) => setTimeout(done, 50))
    order.push('taken')
  }
  const { port } = await open({ take })
  const answers = await talk(port, letter)
  order.push('answered')
  expect(answers.at(-1)).toMatch(/^250/)
  expect(order).toEqual(['taken', 'answered'])
})

test('the bytes are those that were sent, dots unstuffed', async () => {
  const { port, taken } = await open()
  await talk(port, letter)
  expect(taken).toEqual(['Subject: x\r\n\r\n.dot\r\n'])
})

test('what cannot be stored now is asked for again', async () => {
  const { port } = await open({ take: () => Promise.reject(new Error('the database is away')) })
  expect((await talk(port, letter)).at(-1)).toMatch(/^451 4\.3\.0/)
})

test('while nobody can say who somebody is, nobody is unknown', async () => {
  const { port } = await open({ knows: () => Promise.reject(new Error('the database is away')) })
  expect((await talk(port, letter.slice(0, 3))).at(-1)).toMatch(/^451/)
})

test('under pressure nothing more is taken, and the reason is said', async () => {
  const { port } = await open({ pressure: async () => 'Little disk space is left' })
  expect((await talk(port, letter.slice(0, 2))).at(-1)).toMatch(/^452 4\.3\.1 Little disk space is left/)
})

test('one address may have so many connections and no more', async () => {
  const { port } = await open({ limits: { ...defaultLimits, connectionsPerAddress: 2 } })
  await talk(port, ['NOOP'])
  await talk(port, ['NOOP'])
  expect((await talk(port, []))[0]).toMatch(/^421 4\.7\.0/)
})

test('nobody signs in here, and the greeting gives no version away', async () => {
  const { port } = await open()
  const answers = await talk(port, ['EHLO x.example', 'AUTH PLAIN AGEAYg=='])
  expect(answers[0]).toMatch(/^220 desk\.example ESMTP Kept\r\n$/)
  expect(answers[1]).not.toMatch(/AUTH|STARTTLS/)
  expect(answers[2]).toMatch(/^5/)
})

test('who has been guessing is not let in for a minute', () => {
  let now = 0
  const remotes = countRemotes({ ...defaultLimits, guessesPerMinute: 3 }, () => now)
  expect([1, 2, 3].map(() => remotes.mayGuessAgain('1.2.3.4'))).toEqual([true, true, false])
  expect(remotes.mayConnect('1.2.3.4')).toBe(false)
  expect(remotes.mayConnect('1.2.3.5')).toBe(true)
  now = 60_001
  expect(remotes.mayConnect('1.2.3.4')).toBe(true)
})

test('connections that ended count no more', () => {
  const remotes = countRemotes({ ...defaultLimits, connectionsPerAddress: 1 })
  remotes.connected('1.2.3.4')
  expect(remotes.mayConnect('1.2.3.4')).toBe(false)
  remotes.left('1.2.3.4')
  expect(remotes.mayConnect('1.2.3.4')).toBe(true)
})
