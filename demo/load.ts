import type { Client } from 'pg'
import type { Files } from '../server/platform/files/shape.ts'
import { type Carrier, carrier } from './company.ts'
import { generate } from './generate.ts'
import { putThread } from './load/conversations.ts'
import { type Copying, copying } from './load/copy.ts'
import { putCompanyFields, putFields, putPersonFields } from './load/fields.ts'
import { type Kept, keepFiles, nothingKept } from './load/files.ts'
import { putAcquaintance, putAsking, putCourse, putFounding, putWay } from './load/history.ts'
import { putHouse } from './load/house.ts'
import { setIndexesAside } from './load/indexes.ts'
import { meet, type Ordered, orderOf, type Parties, putOrder, putStageNames } from './load/orders.ts'
import { putCompany, putPerson } from './load/people.ts'
import { putReadyReplies } from './load/ready-replies.ts'
import { putSide, sidesIn } from './load/sides.ts'
import { type Told, threads } from './load/threads.ts'
import { connected, inOneGo, requireEmpty } from './load/transaction.ts'
import { putViews } from './load/views.ts'
import type { Options } from './records.ts'

/** `generate`'s options and where the world goes. Without `files` the letters have no attachments. */
export type Loading = Options & { databaseUrl: string; files?: Files }

export type Loaded = {
  workspaceId: string
  companies: number
  people: number
  conversations: number
  messages: number
  attachments: number
}

// From here on it is quicker to build the indexes again than to keep them right row by row.
const MANY = 20_000

/**
 * Writes a generated world with its history into an empty, migrated database as the demo workspace, in one transaction.
 * Throws WorkspaceExists where the database has a workspace, RangeError on counts that make no sense.
 */
export const loadDemo = (loading: Loading): Promise<Loaded> =>
  connected(loading.databaseUrl, async (client) => {
    const loaded = await inOneGo(client, async () => {
      const counted = await writeWorld(client, loading)
      await writeHistory(client, loading)
      return counted
    })
    await settle(client)
    return loaded
  })

/** The same world without its history: what a benchmark of lists and threads needs. */
export const loadWorld = (loading: Loading): Promise<Loaded> =>
  connected(loading.databaseUrl, async (client) => {
    const loaded = await inOneGo(client, () => writeWorld(client, loading))
    await settle(client)
    return loaded
  })

/** The history of a world that `loadWorld` has written, from the same options. Answers the number of events. */
export const loadHistory = (loading: Loading): Promise<number> =>
  connected(loading.databaseUrl, async (client) => {
    const events = await inOneGo(client, () => writeHistory(client, loading))
    await settle(client)
    return events
  })

async function writeWorld(client: Client, loading: Loading): Promise<Loaded> {
  await requireEmpty(client)
  const house = carrier(loading)
  const copy = copying(client)
  const kept = loading.files ? await keepFiles(loading.files, house.id) : nothingKept
  const rebuild = loading.conversations >= MANY ? await setIndexesAside(client) : null
  putHouse(copy.put, house)
  putFields(copy.put, house)
  putReadyReplies(copy.put, house)
  putViews(copy.put, house)
  putStageNames(copy.put, house)
  const orders = ordersIn(loading, house)
  const asked = sidesIn(house, loading.now)
  await tellAll(copy, loading, (told) => {
    putTold(copy, house, told, loading.now, kept)
    const order = orders(told)
    if (order) putOrder(copy.put, house, order)
    asked.see(told)
  })
  for (const side of asked.sides()) putSide(copy.put, house.id, side)
  copy.put('numbers', { workspace_id: house.id, kind: 'conversation', last: loading.conversations })
  await copy.finish()
  await rebuild?.()
  await client.query(
    `update people set last_contact_at = last.at
      from (select person_id, max(at) as at from messages where workspace_id = $1 and kind = 'inbound' group by 1) last
      where workspace_id = $1 and id = last.person_id`,
    [house.id],
  )
  const { companies, people, conversations, messages, attachments } = copy.rows
  return { workspaceId: house.id, companies, people, conversations, messages, attachments }
}

function putTold({ put }: Copying, house: Carrier, told: Told, now: Date, kept: Kept): void {
  if ('company' in told) {
    putCompany(put, house.id, told.company)
    putCompanyFields(put, house, told.company)
  }
  if ('person' in told) {
    putPerson(put, house.id, told.person)
    putPersonFields(put, house, told.person)
  }
  if ('thread' in told) putThread(put, house, told.thread, now, kept)
}

/**
 * The log is in the order of time over all conversations, so the events are gathered beside it and sorted into it. They
 * stand before every transaction there ever was: no reader, wherever it begins, takes them for news.
 */
async function writeHistory(client: Client, loading: Loading): Promise<number> {
  const house = carrier(loading)
  const copy = copying(client)
  await client.query(`create temp table past_events (n integer generated always as identity, type text, at timestamptz,
    actor_kind text, actor_id uuid, subject_kind text, subject_id uuid, conversation_id uuid, person_id uuid, other_person_id uuid, seq integer,
    data jsonb) on commit drop`)
  putFounding(copy.put, house)
  const orders = ordersIn(loading, house)
  const asked = sidesIn(house, loading.now)
  await tellAll(copy, loading, (told) => {
    asked.see(told)
    const order = orders(told)
    if (order) putWay(copy.put, order)
    if ('person' in told) putAcquaintance(copy.put, told.person)
    if ('thread' in told) putCourse(copy.put, house, told.thread, loading.now)
  })
  for (const side of asked.sides()) putAsking(copy.put, side)
  await copy.finish()
  const columns =
    'type, at, actor_kind, actor_id, subject_kind, subject_id, conversation_id, person_id, other_person_id, seq, data'
  await client.query(
    `insert into events (workspace_id, tx, ${columns}) select $1, 0, ${columns} from past_events order by at, n`,
    [house.id],
  )
  return copy.rows.past_events
}

/** The order that what is told is about, with the people who were told before. The same of the same options. */
function ordersIn({ conversations, now }: Loading, house: Carrier): (told: Told) => Ordered | null {
  const parties: Parties = { company: null, person: null }
  return (told) => {
    if ('person' in told) meet(parties, told.person)
    return 'thread' in told ? orderOf(told.thread.head, house, parties, now, conversations >= MANY) : null
  }
}

async function tellAll(copy: Copying, loading: Loading, put: (told: Told) => void): Promise<void> {
  for (const told of threads(generate(loading))) {
    put(told)
    await copy.relieve()
  }
}

/** Plans and index-only scans rest on what this finds out; nobody should wait for the clock to do it. */
const settle = (client: Client) =>
  client.query(
    'vacuum (analyze) people, identities, conversations, messages, readings, events, field_values, orders, order_stages',
  )
