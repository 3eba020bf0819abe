import { connect, type Socket } from 'node:net'

/** A bare event stream over a socket: 2,000 of a full client would measure the client. */
export interface Stream {
  /** When each position of the log was heard of first, by `performance.now()`. */
  heard(): Map<number, number>
  /** Breaks the connection; it is taken up again after a moment where the last poke left off. */
  cut(): void
  close(): void
}

const pauseAfterCut = 50

export async function openStream(url: string, cookie: string): Promise<Stream> {
  const { hostname, port, host } = new URL(url)
  const heard = new Map<number, number>()
  // Read when somebody asks: what is done at once would be waited for by the streams that are served next.
  let unread: { at: number; bytes: Buffer }[] = []
  let last = ''
  let id = ''
  let closed = false
  let socket: Socket | null = null

  function read(): void {
    let rest = ''
    for (const { at, bytes } of unread.splice(0)) {
      const lines = (rest + bytes).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (line.startsWith('id: ')) id = line.slice(4).trim()
        // As browsers do: the id counts once the poke is whole.
        if (line === '') last = id
        const position = line.startsWith('data: ') && /"position":(\d+)/.exec(line)?.[1]
        if (position && !heard.has(Number(position))) heard.set(Number(position), at)
      }
    }
    // A poke that is not whole yet.
    if (rest) unread = [{ at: performance.now(), bytes: Buffer.from(rest) }]
  }

  const open = () =>
    new Promise<void>((done) => {
      read()
      unread = []
      const made = connect(Number(port), hostname)
      socket = made
      made.write(
        `GET /api/live HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\naccept: text/event-stream\r\n${last && `last-event-id: ${last}\r\n`}\r\n`,
      )
      made.on('data', (bytes) => {
        unread.push({ at: performance.now(), bytes })
        done()
      })
      made.on('error', () => {})
      made.on('close', () => {
        if (!closed && socket === made) setTimeout(open, pauseAfterCut)
      })
    })
  await open()
  return {
    heard() {
      read()
      return heard
    },
    cut: () => socket?.destroy(),
    close() {
      closed = true
      socket?.destroy()
    },
  }
}

export const openStreams = (count: number, url: string, cookie: string): Promise<Stream[]> =>
  Promise.all(Array.from({ length: count }, () => openStream(url, cookie)))
