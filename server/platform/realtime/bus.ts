import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import { onWake, wake } from '../events/wake.ts'

/**
 * News between processes: that the log has grown, and who is looking at what. Never the truth itself: whoever misses a
 * word asks the log a second later. PostgreSQL carries it, or Redis where it is set.
 */
export interface Bus {
  publish(topic: string, message: unknown): void
  subscribe(listener: (topic: string, message: unknown) => void): void
  close(): Promise<void>
}

interface Wire {
  send(text: string): Promise<void>
  close(): Promise<void>
}

const channel = 'kept'
const quiet = 10

export async function openBus(
  database: Database,
  redisUrl: string | null,
  processId: string,
  log: Logger,
): Promise<Bus> {
  const listeners = new Set<(topic: string, message: unknown) => void>()
  const hear = (text: string) => {
    const { from, topic, message } = JSON.parse(text) as { from: string; topic: string; message: unknown }
    if (from === processId) return
    if (topic === 'log') fromElsewhere(wake)
    else for (const listener of listeners) listener(topic, message)
  }
  const wire = redisUrl ? await redisWire(redisUrl, hear, log) : await postgresWire(database, hear, log)
  const publish = (topic: string, message: unknown) => {
    wire
      .send(JSON.stringify({ from: processId, topic, message }))
      .catch((error) => log.debug({ err: error }, 'the bus did not take a message'))
  }

  // Many writes in a row are one word: at most one every 10 ms.
  let passing = false
  let pending: NodeJS.Timeout | null = null
  const fromElsewhere = (work: () => void) => {
    passing = true
    work()
    passing = false
  }
  const unlisten = onWake(() => {
    if (passing || pending) return
    pending = setTimeout(() => {
      pending = null
      publish('log', null)
    }, quiet)
  })

  return {
    publish(topic, message) {
      for (const listener of listeners) listener(topic, message)
      publish(topic, message)
    },
    subscribe: (listener) => void listeners.add(listener),
    async close() {
      unlisten()
      if (pending) clearTimeout(pending)
      await wire.close()
    },
  }
}

async function redisWire(url: string, hear: (text: string) => void, log: Logger): Promise<Wire> {
  const { Redis } = await import('ioredis')
  const options = { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: true }
  const sender = new Redis(url, options)
  const receiver = new Redis(url, { ...options, enableOfflineQueue: true })
  for (const client of [sender, receiver])
    client.on('error', (error) => log.debug({ err: error }, 'Redis does not answer'))
  await Promise.all([sender.connect(), receiver.connect()])
  await receiver.subscribe(channel)
  receiver.on('message', (_, text) => hear(text))
  return {
    send: async (text) => void (await sender.publish(channel, text)),
    close: async () => {
      sender.disconnect()
      receiver.disconnect()
    },
  }
}

/** One connection that listens, made again when it is lost. */
async function postgresWire(database: Database, hear: (text: string) => void, log: Logger): Promise<Wire> {
  let closed = false
  let release: () => void = () => {}
  const listen = async () => {
    const client = await database.owner.connect()
    client.on('notification', (notification) => notification.payload && hear(notification.payload))
    // Given back once, whether it was lost or is no longer needed.
    release = () => {
      release = () => {}
      client.release(true)
    }
    client.once('error', () => {
      release()
      if (!closed) again()
    })
    await client.query(`listen ${channel}`)
  }
  const again = () =>
    setTimeout(() => {
      if (closed) return
      listen().then(wake, (error) => {
        log.debug({ err: error }, 'cannot listen; trying again')
        again()
      })
    }, 500).unref()
  await listen()
  return {
    // NOTIFY takes at most 8000 bytes; presence and nudges are far below.
    send: async (text) => void (await database.owner.query('select pg_notify($1, $2)', [channel, text])),
    close: async () => {
      closed = true
      release()
    },
  }
}
