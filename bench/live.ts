import { connect, type Socket } from 'node:net'
import { startKept } from '../server/testing/running-kept.ts'
import { percentile, report } from './report.ts'
import { beside, cookieOf, type Size, worldOf } from './world.ts'

const streams = 2000
const messages = 40

/** 2,000 open streams; what one member does reaches the others; streams cut at random have no gap after they resume. */
export async function run(sizes: Size[]): Promise<void> {
  const folder = await worldOf(sizes[0] ?? 'S')
  const kept = await startKept(folder)
  const platform = await beside(folder)
  const { cookie } = await cookieOf(platform)
  const before = kept.memory()
  const heard = Array.from({ length: streams }, () => new Map<number, number>())
  const open = await Promise.all(heard.map((seen) => openStream(kept.url, cookie, seen)))
  await new Promise((done) => setTimeout(done, 1500))
  report('live', 'server memory a stream', ((kept.memory() - before) * 1024) / streams, 'KB', streams)

  const { items } = (await (
    await fetch(`${kept.url}/api/conversations?view=all&limit=50`, { headers: { cookie } })
  ).json()) as { items: { id: string }[] }
  const sent = new Map<number, number>()
  for (let index = 0; index < messages; index++) {
    const at = performance.now()
    const answer = await fetch(`${kept.url}/api/conversations/${items[index % items.length]?.id}/notes`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ html: `<p>note ${index}</p>` }),
    })
    if (!answer.ok) throw new Error(await answer.text())
    const { rows } = await platform.database.owner.query<{ position: number }>(
      'select max(position) as position from events',
    )
    sent.set(rows[0]?.position ?? 0, at)
    // A twentieth of the streams is cut and comes back.
    for (let cut = 0; cut < streams / 20; cut++) open[Math.floor(Math.random() * streams)]?.cut()
    await new Promise((done) => setTimeout(done, 100))
  }
  await new Promise((done) => setTimeout(done, 4000))
  const delays: number[] = []
  let gaps = 0
  for (const seen of heard) {
    for (const [position, at] of sent) {
      const heardAt = seen.get(position)
      if (heardAt === undefined) gaps++
      else delays.push(heardAt - at)
    }
  }
  report('live', 'from one side to the other, p50', percentile(delays, 0.5), 'ms', delays.length)
  report(
    'live',
    'from one side to the other, p99 (with streams that were cut)',
    percentile(delays, 0.99),
    'ms',
    delays.length,
  )
  report('live', 'gaps after random cuts', gaps, 'pokes', streams * messages)
  for (const stream of open) stream.close()
  await platform.close()
  await kept.stop()
}

/** A bare event stream over a socket: 2,000 of a full client would measure the client. */
async function openStream(url: string, cookie: string, heard: Map<number, number>) {
  const { hostname, port, host } = new URL(url)
  let last = ''
  let closed = false
  let socket: Socket | null = null
  const open = () =>
    new Promise<void>((done) => {
      let rest = ''
      const made = connect(Number(port), hostname)
      socket = made
      made.write(
        `GET /api/live HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\naccept: text/event-stream\r\n${last && `last-event-id: ${last}\r\n`}\r\n`,
      )
      made.on('data', (chunk) => {
        const at = performance.now()
        rest += chunk
        const lines = rest.split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) {
          if (line.startsWith('id: ')) last = line.slice(4).trim()
          const position = line.startsWith('data: ') ? /"position":(\d+)/.exec(line)?.[1] : undefined
          if (position && !heard.has(Number(position))) heard.set(Number(position), at)
        }
        done()
      })
      made.on('error', () => {})
      made.on('close', () => {
        if (!closed && socket === made) setTimeout(open, 50)
      })
    })
  await open()
  return {
    cut: () => socket?.destroy(),
    close: () => {
      closed = true
      socket?.destroy()
    },
  }
}
