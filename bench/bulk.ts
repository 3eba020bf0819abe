import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { startKept } from './kept.ts'
import { load } from './load.ts'
import { processorOf } from './processor.ts'
import { report } from './report.ts'
import { beside, cookieOf, type Size, worldOf } from './world.ts'

interface BulkRun {
  id: string
  state: string
  total: number
  done: number
  refused: number
}

const longest = 20 * 60_000

/** One act on all conversations of a world, what lists take meanwhile, and its undoing. Floor: the same rows by bare statements. */
export async function run(sizes: Size[]): Promise<void> {
  for (const size of sizes) {
    const folder = await worldOf(size)
    const kept = await startKept(folder)
    const platform = await beside(folder)
    const { cookie, workspaceId } = await cookieOf(platform)
    const call = async (method: string, path: string, body?: unknown): Promise<BulkRun> => {
      const answer = await fetch(`${kept.url}/api${path}`, {
        method,
        ...(body === undefined
          ? { headers: { cookie } }
          : { headers: { cookie, 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      })
      // A machine that is busy elsewhere may have held our process up for seconds; it says so, and takes the next one.
      if (answer.status === 503) {
        await pause(1000)
        return call(method, path, body)
      }
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
      return (await answer.json()) as BulkRun
    }
    const listing = { path: '/api/conversations?view=open&limit=50', headers: { cookie } }
    const lists = () => load({ url: kept.url, connections: 1, seconds: 3, request: () => listing })
    report('bulk', `${size} list with nothing else going on: p50`, (await lists()).p50, 'ms', 1)

    const { owner } = platform.database
    const ours = [kept.process.pid ?? 0]
    const heard = () => until(async () => ((await unheard(owner)) ? 'behind' : 'heard'), 'heard')
    await heard()

    const used = processorOf(ours)
    const began = performance.now()
    const act = { kind: 'tags', add: [`bench ${Date.now()}`], remove: [] }
    const { id } = await call('POST', '/bulk-runs', { act, selection: { view: 'all' } })
    report('bulk', `${size} answered`, performance.now() - began, 'ms', 1)
    const meanwhile = await lists()
    report('bulk', `${size} list meanwhile: p50`, meanwhile.p50, 'ms', meanwhile.n)
    report('bulk', `${size} list meanwhile: p99`, meanwhile.p99, 'ms', meanwhile.n)
    await until(async () => (await call('GET', `/bulk-runs/${id}`)).state, 'finished')
    const seconds = (performance.now() - began) / 1000
    const { done, refused, total } = await call('GET', `/bulk-runs/${id}`)
    report('bulk', `${size} done`, done / seconds, 'conversations/s', done)
    report('bulk', `${size} whole act`, seconds, 's', total)
    report('bulk', `${size} refused`, refused, 'conversations', total)
    await heard()
    report('bulk', `${size} whole act, heard by all that listens`, (performance.now() - began) / 1000, 's', total)
    const cost = (processorOf(ours) - used) / done
    report('bulk', `${size} processor a conversation, with whoever listens and the lists`, cost, 'ms', done)

    const undoing = performance.now()
    await call('PUT', `/bulk-runs/${id}/undo`)
    await until(async () => (await call('GET', `/bulk-runs/${id}`)).state, 'undone')
    const back = (performance.now() - undoing) / 1000
    report('bulk', `${size} undone`, done / back, 'conversations/s', done)
    await heard()

    const bare = await floor(owner, workspaceId, ours)
    report('bulk', `${size} floor`, bare.perSecond, 'conversations/s', bare.rows)
    report('bulk', `${size} floor: processor a conversation`, bare.processor, 'ms', bare.rows)
    report('bulk', `${size} against floor`, done / seconds / bare.perSecond, 'ratio', total)
    report('bulk', `${size} undone against floor`, done / back / bare.perSecond, 'ratio', total)
    await platform.close()
    await kept.stop()
  }
}

async function until(ask: () => Promise<string>, state: string): Promise<void> {
  const last = performance.now() + longest
  for (let now = await ask(); now !== state; now = await ask()) {
    if (performance.now() > last) throw new Error(`it is still "${now}" after twenty minutes`)
    await pause(100)
  }
}

type Owner = { query(text: string, values?: unknown[]): Promise<{ rows: object[]; rowCount?: number | null }> }

/** Is there an event that a reader of the log has not come to? */
async function unheard(owner: Owner): Promise<boolean> {
  const { rows } = await owner.query(
    `select from readers r where exists (select from events e where (e.tx, e.position) > (r.tx, r.position))`,
  )
  return rows.length > 0
}

/** All that the act leaves, for every conversation by one statement and one commit: its tag, an event, what it was and became. */
async function floor(owner: Owner, workspaceId: string, ours: readonly number[]) {
  const run = randomUUID()
  await owner.query(
    `insert into bulk_runs (workspace_id, id, act, state, actor_kind, actor_id, actor_name, abilities, created_at)
    values ($1, $2, '{}', 'finished', 'key', $2, 'floor', '{}', now())`,
    [workspaceId, run],
  )
  const used = processorOf(ours)
  const began = performance.now()
  const { rowCount } = await owner.query(
    `with changed as (
      update conversations set tags = tags || '{floor}' where workspace_id = $1 and deleted_at is null and spam_at is null and survivor_id is null
      returning id, seq, number, person_id, tags
    ), told as (
      insert into events (workspace_id, type, at, actor_kind, subject_kind, subject_id, conversation_id, person_id, data)
      select $1, 'conversation.changed', now(), 'system', 'conversation', id, id, person_id,
        jsonb_build_object('number', number, 'changes', jsonb_build_object('tags', jsonb_build_object('from', array_remove(tags, 'floor'), 'to', tags)))
      from changed
    ) insert into bulk_rows (workspace_id, run_id, conversation_id, seq, state, changes)
      select $1, $2, id, seq, 'done', jsonb_build_object('tags', jsonb_build_object('from', array_remove(tags, 'floor'), 'to', tags)) from changed`,
    [workspaceId, run],
  )
  const rows = rowCount ?? 0
  const perSecond = rows / ((performance.now() - began) / 1000)
  const processor = (processorOf(ours) - used) / rows
  await owner.query('delete from bulk_runs where workspace_id = $1 and id = $2', [workspaceId, run])
  await owner.query(
    `update conversations set tags = array_remove(tags, 'floor') where workspace_id = $1 and tags @> '{floor}'`,
    [workspaceId],
  )
  return { perSecond, processor, rows }
}
