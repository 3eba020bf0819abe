import { setTimeout as pause } from 'node:timers/promises'
import type { ImapFlow } from 'imapflow'
import type { Logger } from '../../log/log.ts'
import { connectImap, type ImapAccess } from './connect-imap.ts'
import { fetchNew, type Keeping } from './fetch-new.ts'

export interface MailboxOptions extends Keeping {
  folder: string
  /** Asked before each connection: a token may have ended meanwhile. */
  access(): Promise<ImapAccess>
  connected(): Promise<void>
  /** Called with what went wrong each time; afterwards it is tried again by itself. */
  failed(error: Error, during: ImapStep): Promise<void>
  log: Logger
  /** Milliseconds before the second attempt; doubles up to five minutes. Tests make it short. */
  firstPause?: number
}

export type ImapStep = 'sign-in' | 'open-folder' | 'fetch'

const longestPause = 5 * 60_000
/** Some servers forget to say that mail came; asking now and then costs little. */
const askEvery = 5 * 60_000

/** Follows a mailbox until stopped: connects, fetches what is new, waits for news (IDLE), and connects again when it breaks. */
export function followMailbox(options: MailboxOptions): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const following = follow(options, stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await following
    },
  }
}

async function follow(options: MailboxOptions, stopping: AbortSignal): Promise<void> {
  const first = options.firstPause ?? 2000
  let wait = first
  while (!stopping.aborted) {
    let step: ImapStep = 'sign-in'
    try {
      await session(options, stopping, (next) => {
        step = next
        // A session that came as far as fetching is no reason to wait longer the next time.
        if (next === 'fetch') wait = first
      })
    } catch (error) {
      if (stopping.aborted) return
      await options
        .failed(error as Error, step)
        .catch((cause) => options.log.warn({ err: cause }, 'the state of a mailbox could not be noted'))
    }
    // A little chance, so that many mailboxes of one provider do not come back in step.
    await pause(wait * (0.75 + Math.random() / 2), undefined, { signal: stopping }).catch(() => {})
    wait = Math.min(wait * 2, longestPause)
  }
}

/** One connection from its beginning to its end. */
async function session(options: MailboxOptions, stopping: AbortSignal, at: (step: ImapStep) => void): Promise<void> {
  const client = await connectImap(await options.access())
  const ended = endOf(client)
  const close = () => client.close()
  stopping.addEventListener('abort', close, { once: true })
  try {
    at('open-folder')
    const news = newsOf(client)
    await client.mailboxOpen(options.folder, { readOnly: true })
    at('fetch')
    await options.connected()
    while (!stopping.aborted) {
      await fetchNew(client, options)
      await Promise.race([news.next(askEvery), ended])
    }
  } finally {
    stopping.removeEventListener('abort', close)
    client.close()
  }
}

/** Rejects when the connection ends, with the reason where there was one. */
function endOf(client: ImapFlow): Promise<never> {
  const ended = new Promise<never>((_, reject) => {
    client.on('error', reject)
    client.on('close', () => reject(new Error(client.byeReason || 'the connection was closed')))
  })
  ended.catch(() => {})
  return ended
}

/** Remembers news that come while nobody waits. */
function newsOf(client: ImapFlow) {
  let came = true
  let tell: () => void = () => {}
  client.on('exists', () => {
    came = true
    tell()
  })
  came = false
  return {
    async next(most: number): Promise<void> {
      const timer = new AbortController()
      if (!came)
        await Promise.race([
          new Promise<void>((done) => (tell = done)),
          pause(most, undefined, { signal: timer.signal, ref: false }).catch(() => {}),
        ])
      timer.abort()
      came = false
    },
  }
}
