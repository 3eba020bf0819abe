import { startKept } from '../server/testing/running-kept.ts'
import { startFloor } from './list.ts'
import { load } from './load.ts'
import { report } from './report.ts'
import { beside, cookieOf, type Size, worldOf } from './world.ts'

/** A reply posted, committed and queued. Floor: one transaction that writes the same rows, by a bare route. */
export async function run(sizes: Size[]): Promise<void> {
  for (const size of sizes) {
    const folder = await worldOf(size)
    const kept = await startKept(folder)
    const platform = await beside(folder)
    const { cookie, workspaceId } = await cookieOf(platform)
    const open = await platform.database.system
      .selectFrom('conversations')
      .select(['id', 'seq'])
      .where('status', '=', 'resolved')
      .limit(5000)
      .execute()
    const body = JSON.stringify({
      html: '<p>Your parcel is on its way and will be with you tomorrow between nine and eleven.</p>',
      seenSeq: 1_000_000,
    })
    const floor = await startFloor({
      databaseUrl: platform.database.owner.options.connectionString ?? '',
      text: `with message as (
          insert into messages (workspace_id, id, conversation_id, seq, kind, at, text, html, recipients, created_at)
          select workspace_id, gen_random_uuid(), id, seq + 1000 + (random() * 1e8)::int, 'note', now(), 'floor', 'floor', '{}', now()
          from conversations where workspace_id = $1 and id = (select id from conversations where workspace_id = $1 and status = 'closed' offset (random() * 500)::int limit 1) returning *),
        line as (update conversations c set message_count = message_count + 1 from message m where c.workspace_id = m.workspace_id and c.id = m.conversation_id)
        insert into events (workspace_id, type, at, actor_kind, subject_kind, subject_id) select workspace_id, 'note.added', now(), 'system', 'message', id from message`,
      values: [workspaceId],
    })
    for (const connections of [1, 8]) {
      const result = await load({
        url: kept.url,
        connections,
        seconds: 4,
        request: (index) => ({
          path: `/api/conversations/${open[index % open.length]?.id}/replies`,
          method: 'POST',
          body,
          headers: { cookie },
        }),
      })
      const bare = await load({ url: floor.url, connections, seconds: 4, request: () => ({ path: '/' }) })
      report('reply', `${size} p50, ${connections} connections`, result.p50, 'ms', result.n)
      report('reply', `${size} p99, ${connections} connections`, result.p99, 'ms', result.n)
      report('reply', `${size} throughput, ${connections} connections`, result.perSecond, 'replies/s', result.n)
      report('reply', `${size} floor throughput, ${connections} connections`, bare.perSecond, 'replies/s', bare.n)
      report(
        'reply',
        `${size} against floor, ${connections} connections`,
        result.perSecond / bare.perSecond,
        'ratio',
        result.n,
      )
    }
    floor.process.kill()
    await platform.close()
    await kept.stop()
  }
}
