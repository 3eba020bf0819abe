import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { ensureDatabase, startEmbeddedPostgres } from '../../server/platform/db/embedded.ts'
import { migrate } from '../../server/platform/db/migrate.ts'
import { diskFiles } from '../../server/platform/files/files.ts'
import { endsWithBench } from '../endings.ts'
import { passingFolder } from '../kept.ts'
import type { RawMail } from '../mail.ts'
import { processorOf } from '../processor.ts'

export interface Floor {
  perSecond: number
  /** Milliseconds of ours and of the database's a mail. */
  processor: number
}

/**
 * The least that keeps a mail as safely as Kept does: the same file flushed to disk, one transaction that commits the raw
 * mail's row (before 250), and one that writes person, identity, conversation, message, ids and two events. No SMTP, no
 * parsing, no threading, no permission.
 */
export async function floor(mails: readonly RawMail[], connections: number): Promise<Floor> {
  const folder = passingFolder('floor')
  const embedded = await startEmbeddedPostgres(folder)
  endsWithBench(embedded.stop)
  await ensureDatabase(embedded.url)
  await migrate(embedded.url)
  const pool = new pg.Pool({ connectionString: embedded.url, max: connections })
  // A pool says it has ended while its last connections still are; a database that stops then cuts them.
  pool.on('error', () => {})
  const files = diskFiles(join(folder, 'files'))
  const workspace = randomUUID()
  const channel = randomUUID()
  await pool.query(`insert into workspaces (id, name) values ($1, 'floor')`, [workspace])
  await pool.query(
    `insert into channels (workspace_id, id, kind, name, address) values ($1, $2, 'email', 'floor', 'floor@bench.example')`,
    [workspace, channel],
  )

  let next = 0
  const used = processorOf([process.pid])
  const began = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let index = next++; index < mails.length; index = next++)
        await keep(pool, files, workspace, channel, mails[index] as RawMail, index)
    }),
  )
  const perSecond = mails.length / ((performance.now() - began) / 1000)
  const processor = (processorOf([process.pid]) - used) / mails.length
  await pool.end()
  await embedded.stop()
  return { perSecond, processor }
}

async function keep(
  pool: pg.Pool,
  files: ReturnType<typeof diskFiles>,
  workspace: string,
  channel: string,
  mail: RawMail,
  index: number,
): Promise<void> {
  const hash = await files.put(workspace, mail.raw)
  const [rawId, personId, conversationId, messageId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  await pool.query({
    name: 'raw',
    text: `insert into raw_mails (workspace_id, id, channel_id, source, hash, size, received_at) values ($1, $2, $3, 'smtp', $4, $5, now())`,
    values: [workspace, rawId, channel, hash, mail.raw.length],
  })
  const text = mail.raw.toString('latin1', 0, 2000)
  await pool.query({
    name: 'message',
    text: `with person as (insert into people (workspace_id, id, name, created_at) values ($1, $2, $3, now())),
      identity as (insert into identities (workspace_id, id, person_id, kind, value, created_at) values ($1, gen_random_uuid(), $2, 'email', $4, now())),
      conversation as (insert into conversations (workspace_id, id, number, subject, status, person_id, last_message_at, created_at) values ($1, $5, $6, $3, 'open', $2, now(), now())),
      message as (insert into messages (workspace_id, id, conversation_id, seq, kind, at, text, html, recipients, created_at) values ($1, $7, $5, 1, 'inbound', now(), $8, $8, '{}', now())),
      ids as (insert into mail_ids (workspace_id, mail_id, message_id, conversation_id, fingerprint, at) values ($1, $4, $7, $5, $9, now()))
      insert into events (workspace_id, type, at, actor_kind, subject_kind, subject_id, conversation_id, person_id)
      select $1, type, now(), 'person', 'message', $7, $5, $2 from unnest(array['conversation.started', 'message.received']) type`,
    values: [workspace, personId, mail.from, `${index}.${mail.from}`, conversationId, index, messageId, text, hash],
  })
}
