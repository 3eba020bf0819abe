import { floorWork, startFloor } from './floors/start.ts'
import { startKept } from './kept.ts'
import { inTurn, reportBest, reportRatios } from './rounds.ts'
import { beside, cookieOf, type Size, worldOf } from './world.ts'

const html = '<p>Your parcel is on its way and will be with you tomorrow between nine and eleven.</p>'

/** All that a reply leaves in the database, by one statement and one commit: nothing is read, judged or answered. */
const floorStatement = `with message as (
    insert into messages (workspace_id, id, conversation_id, seq, kind, at, subject, text, html, recipients, delivery_state, delivery, created_at)
    select $1, gen_random_uuid(), id, seq + 100000 + (random() * 1e9)::int, 'outbound', now(), subject, $3, $3, '{"to": [{"name": null, "email": "a@b.example"}]}',
      'waiting', '{"attempts": 0}', now() from conversations where workspace_id = $1 and id = $2 returning *),
  line as (update conversations set message_count = message_count + 1, last_from = 'member', last_message_at = now(), snippet = $3
    where workspace_id = $1 and id = $2),
  event as (insert into events (workspace_id, type, at, actor_kind, subject_kind, subject_id, conversation_id)
    select $1, 'message.delivered', now(), 'system', 'message', id, $2 from message),
  mail_id as (insert into mail_ids (workspace_id, mail_id, message_id, conversation_id, fingerprint, at)
    select $1, id::text, id, $2, '', now() from message),
  mail as (insert into outbound (workspace_id, id, message_id, conversation_id, channel_id, mail_id, state, send_at, created_at)
    select $1, gen_random_uuid(), id, $2, (select id from channels where workspace_id = $1 limit 1), id::text, 'sent', now(), now() from message)
  select graphile_worker.add_job('floor.nothing', job_key := id::text, run_at := now() + interval '1 year') from message`

/** A reply posted, committed and queued; what hears of it (the mail in its queue, the index of the search) costs processor too. */
export async function run(sizes: Size[]): Promise<void> {
  for (const size of sizes) {
    const folder = await worldOf(size)
    const kept = await startKept(folder)
    const platform = await beside(folder)
    const { cookie, workspaceId } = await cookieOf(platform)
    // What an earlier run has queued would be sent while this one is measured.
    await platform.database.owner.query(`update outbound set state = 'sent' where state in ('queued', 'sending')`)
    await platform.database.owner.query('delete from graphile_worker._private_jobs where locked_at is null')
    // The mail itself leaves after the measuring: posting is what is measured, and the floor sends none.
    await thinkLong(kept.url, cookie)
    const ids = (
      await platform.database.system
        .selectFrom('conversations')
        .select('id')
        .where('message_count', '<', 30)
        .where('deleted_at', 'is', null)
        .orderBy('id')
        .limit(4000)
        .execute()
    ).map(({ id }) => id)
    const [ours = [], theirs = []] = [ids.slice(0, ids.length / 2), ids.slice(ids.length / 2)]
    const floor = await startFloor({
      databaseUrl: platform.database.owner.options.connectionString ?? '',
      text: floorStatement,
      values: theirs.map((id) => [workspaceId, id, html]),
    })
    const body = JSON.stringify({ html, seenSeq: 1_000_000_000 })
    const replies = {
      url: kept.url,
      answering: [kept.process.pid ?? 0],
      request: (index: number) => ({
        path: `/api/conversations/${ours[index % ours.length]}/replies`,
        method: 'POST' as const,
        body,
        headers: { cookie },
      }),
    }
    for (const connections of [1, 8]) {
      const rounds = await inTurn({ replies, floor: floorWork(floor, kept) }, connections)
      const over = `${size}, ${connections} connections`
      reportBest('reply', over, 'replies/s', rounds.replies)
      reportBest('reply', `floor ${over}`, 'replies/s', rounds.floor)
      reportRatios('reply', `against floor ${over}`, rounds.replies, rounds.floor)
    }
    await platform.close()
    await kept.stop()
  }
}

async function thinkLong(url: string, cookie: string): Promise<void> {
  const answer = await fetch(`${url}/api/profile`, {
    method: 'PATCH',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ undoSeconds: 60 }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}
