import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { endsWithBench } from './endings.ts'
import { startKept } from './kept.ts'
import { percentile, report } from './report.ts'
import { openStreams, type Stream } from './streams.ts'
import { beside, cookieOf, type Size, worldOf } from './world.ts'

const streams = 2000
const messages = 40

/** Says one thing to all; answers its position in the log. */
type Say = (index: number) => Promise<number>

/** 2,000 open streams; what one member does reaches the others; streams cut at random have no gap after they resume. */
export async function run(sizes: Size[]): Promise<void> {
  const folder = await worldOf(sizes[0] ?? 'S')
  const kept = await startKept(folder)
  const platform = await beside(folder)
  const { cookie } = await cookieOf(platform)
  const before = kept.memory()
  const open = await openStreams(streams, kept.url, cookie)
  await pause(1500)
  report('live', 'server memory a stream', ((kept.memory() - before) * 1024) / streams, 'KB', streams)

  const { items } = (await (
    await fetch(`${kept.url}/api/conversations?view=all&limit=50`, { headers: { cookie } })
  ).json()) as { items: { id: string }[] }
  const addNote: Say = async (index) => {
    const answer = await fetch(`${kept.url}/api/conversations/${items[index % items.length]?.id}/notes`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ html: `<p>note ${index}</p>` }),
    })
    if (!answer.ok) throw new Error(await answer.text())
    const { rows } = await platform.database.owner.query<{ position: number }>(
      `select max(position) as position from events where type = 'note.added'`,
    )
    return rows[0]?.position ?? 0
  }
  await addNote(0)
  await pause(500)
  delays('from one side to the other', await tell(open, addNote))
  const resumed = await tell(open, addNote, () => {
    for (let cut = 0; cut < streams / 20; cut++) open[Math.floor(Math.random() * streams)]?.cut()
  })
  delays('with a twentieth of the streams cut at each message, which come back after 50 ms', resumed)
  report('live', 'gaps after random cuts', resumed.gaps, 'pokes', streams * messages)
  for (const stream of open) stream.close()
  await platform.close()
  await kept.stop()
  await floor()
}

/** The same bytes from a bare server of sockets to the same number of readers. */
async function floor(): Promise<void> {
  const child = fork(new URL('./floors/live.ts', import.meta.url))
  endsWithBench(() => child.kill())
  const [url] = (await once(child, 'message')) as [string]
  const open = await openStreams(streams, url, '')
  await pause(500)
  const told = await tell(open, async (index) => {
    child.send(index + 1)
    return index + 1
  })
  delays('floor (bare sockets, the same bytes)', told)
  for (const stream of open) stream.close()
}

async function tell(open: readonly Stream[], say: Say, meanwhile: () => void = () => {}) {
  const sent = new Map<number, number>()
  for (let index = 0; index < messages; index++) {
    const at = performance.now()
    sent.set(await say(index), at)
    meanwhile()
    await pause(150)
  }
  await pause(4000)
  const found: number[] = []
  let gaps = 0
  for (const stream of open) {
    const heard = stream.heard()
    for (const [position, at] of sent) {
      const heardAt = heard.get(position)
      if (heardAt === undefined) gaps++
      else found.push(heardAt - at)
    }
  }
  return { found, gaps }
}

function delays(metric: string, { found }: { found: readonly number[] }): void {
  report('live', `${metric}: p50`, percentile(found, 0.5), 'ms', found.length)
  report('live', `${metric}: p99`, percentile(found, 0.99), 'ms', found.length)
}
