import { floorWork, startFloor } from './floors/start.ts'
import { startKept } from './kept.ts'
import { inTurn, type Rounds, reportBest, reportGrowth, reportRatios, type Work } from './rounds.ts'
import { beside, cookieOf, type Size, worldOf } from './world.ts'

/** The same conversation, its messages and its person in one statement. */
const floorStatement = `select c.*,
    (select json_agg(m order by m.seq desc) from messages m where m.workspace_id = $1 and m.conversation_id = c.id) as messages,
    (select json_agg(i.value) from identities i where i.workspace_id = $1 and i.person_id = c.person_id) as identities,
    (select json_agg(json_build_object('number', o.number, 'subject', o.subject)) from conversations o
      where o.workspace_id = $1 and o.person_id = c.person_id) as others,
    p.name, p.city, p.note
  from conversations c join people p on p.workspace_id = $1 and p.id = c.person_id
  where c.workspace_id = $1 and c.id = $2`

/** A conversation of about 20 messages with its person card: one request. All sizes are asked in turn. */
export async function run(sizes: Size[]): Promise<void> {
  const works: Record<string, Work> = {}
  for (const size of sizes) {
    const { opened, floor } = await serve(size)
    works[size] = opened
    works[`${size} floor`] = floor
  }
  for (const connections of [1, 8]) figures(sizes, connections, await inTurn(works, connections))
}

async function serve(size: Size): Promise<{ opened: Work; floor: Work }> {
  const folder = await worldOf(size)
  const kept = await startKept(folder)
  const platform = await beside(folder)
  const { cookie, workspaceId } = await cookieOf(platform)
  const long = await platform.database.system
    .selectFrom('conversations')
    .select('id')
    .where('message_count', '>=', 18)
    .where('message_count', '<=', 22)
    .limit(500)
    .execute()
  const floor = await startFloor({
    databaseUrl: platform.database.owner.options.connectionString ?? '',
    text: floorStatement,
    values: long.map(({ id }) => [workspaceId, id]),
  })
  await platform.close()
  return {
    opened: {
      url: kept.url,
      answering: [kept.process.pid ?? 0],
      request: (index) => ({ path: `/api/conversations/${long[index % long.length]?.id}`, headers: { cookie } }),
    },
    floor: floorWork(floor, kept),
  }
}

function figures(sizes: Size[], connections: number, rounds: Rounds<string>): void {
  const of = (name: string) => rounds[name] ?? []
  for (const [index, size] of sizes.entries()) {
    const over = `${connections} connections`
    reportBest('open', `${size}, ${over}`, 'requests/s', of(size))
    reportBest('open', `${size} floor, ${over}`, 'requests/s', of(`${size} floor`))
    reportRatios('open', `${size} against floor, ${over}`, of(size), of(`${size} floor`))
    const smaller = sizes[index - 1]
    if (!smaller) continue
    reportGrowth('open', `growth ${size} over ${smaller}, ${over}`, of(size), of(smaller))
  }
}
