import { connect, type Socket } from 'node:net'

export interface Told {
  id: string | null
  event: string
  data: string
}

export interface EventStream {
  status: number
  headers: Headers
  told: Told[]
  /** The id to come back with. */
  lastId: string | null
  ended: Promise<void>
  cut(): void
}

/** Reads server-sent events as a browser does, over a real connection. */
export async function openStream(url: string, headers: Record<string, string>): Promise<EventStream> {
  const stop = new AbortController()
  const response = await fetch(url, { headers, signal: stop.signal })
  const stream: EventStream = {
    status: response.status,
    headers: response.headers,
    told: [],
    lastId: null,
    ended: Promise.resolve(),
    cut: () => stop.abort(),
  }
  stream.ended = read(response, stream).catch(() => {})
  return stream
}

async function read(response: Response, stream: EventStream): Promise<void> {
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? null
      stream.lastId = field('id') ?? stream.lastId
      stream.told.push({ id: field('id'), event: field('event') ?? 'message', data: field('data') ?? '' })
    }
  }
}

/** Asks for a stream and then never reads from it. */
export async function openDeafStream(port: number, path: string, cookie: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  await new Promise((connected) => socket.once('connect', connected))
  socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\n\r\n`)
  await new Promise((begun) => socket.once('data', begun))
  socket.pause()
  return socket
}
