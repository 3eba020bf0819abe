import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '../../../../platform/db/database.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { addJob } from '../../../../platform/jobs/add-job.ts'
import type { Platform } from '../../../../platform/platform.ts'
import type { Envelope, MailSource } from '../../tables.ts'
import { type Reading, readingJob } from '../rules.ts'
import '../../tables.ts'

/** A mail whose bytes are already kept under `hash`. */
export interface NewMail {
  workspaceId: string
  channelId: string
  source: MailSource
  hash: string
  size: number
  envelope: Envelope
  at: Date
}

/** Writes the rows of mails and one job a workspace that reads them; the caller's transaction makes both true at once. */
export async function insertMails(db: Db, mails: readonly NewMail[]): Promise<string[]> {
  const ids = await insertRows(db, mails)
  for (const workspaceId of workspacesOf(mails)) await addReading(db, workspaceId)
  return ids
}

async function insertRows(db: Db, mails: readonly NewMail[]): Promise<string[]> {
  const rows = mails.map((mail) => ({
    workspace_id: mail.workspaceId,
    id: newId(),
    channel_id: mail.channelId,
    source: mail.source,
    hash: mail.hash,
    size: mail.size,
    envelope: JSON.stringify(mail.envelope),
    received_at: mail.at,
  }))
  await db.insertInto('raw_mails').values(rows).execute()
  return rows.map(({ id }) => id)
}

const workspacesOf = (mails: readonly NewMail[]) => new Set(mails.map(({ workspaceId }) => workspaceId))

const addReading = (db: Db, workspaceId: string): Promise<void> =>
  addJob(db, readingJob, { workspaceId }, { key: `${readingJob}:${workspaceId}` })

interface Waiting {
  mails: readonly NewMail[]
  resolve(): void
  reject(error: unknown): void
}

/** Rows of at most so many deliveries share one commit. */
const together = 100
/** Milliseconds that the first of them waits for company: a commit costs more than that, and mail is in no such hurry. */
const gathering = 4

/**
 * Stores mails that come at the same time in one transaction: those that arrive while a commit is on its way wait for
 * it and then go together, so that many senders cost few commits. Each answer comes after its own commit.
 */
export function createMailStore(platform: Platform, reading: Reading) {
  const waiting: Waiting[] = []
  let storing = false

  /**
   * One commit for rows and job. Where this very process is reading the workspace's mails, it is told instead of adding a
   * job each time: the row alone says that the mail waits, and whoever starts next finds it (see sweep).
   */
  async function commit(mails: readonly NewMail[]): Promise<void> {
    const told = new Set([...workspacesOf(mails)].filter((workspaceId) => reading.has(workspaceId)))
    await platform.database.across(async (db) => {
      await insertRows(db, mails)
      for (const workspaceId of workspacesOf(mails)) if (!told.has(workspaceId)) await addReading(db, workspaceId)
    })
    for (const workspaceId of told) {
      if (reading.has(workspaceId)) reading.set(workspaceId, true)
      else await addReading(platform.database.system, workspaceId)
    }
  }

  async function storeAll(): Promise<void> {
    storing = true
    await pause(gathering)
    for (let batch = waiting.splice(0, together); batch.length; batch = waiting.splice(0, together)) {
      try {
        await commit(batch.flatMap(({ mails }) => mails))
        for (const each of batch) each.resolve()
      } catch (error) {
        if (batch.length === 1) batch[0]?.reject(error)
        else await Promise.all(batch.map(storeAlone))
      }
    }
    storing = false
  }

  /** One that cannot be stored must not take the others along. */
  const storeAlone = ({ mails, resolve, reject }: Waiting) => commit(mails).then(resolve, reject)

  return {
    /** Deliveries that wait for their commit. */
    waiting: () => waiting.length,
    store: (mails: readonly NewMail[]) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ mails, resolve, reject })
        if (!storing) void storeAll()
      }),
  }
}

export type MailStore = ReturnType<typeof createMailStore>
