import type { Db } from '../../../../platform/db/database.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { addJob } from '../../../../platform/jobs/add-job.ts'
import type { Platform } from '../../../../platform/platform.ts'
import type { Envelope, MailSource } from '../../tables.ts'
import { readingJob } from '../rules.ts'
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
  for (const workspaceId of new Set(mails.map((mail) => mail.workspaceId))) {
    await addJob(db, readingJob, { workspaceId }, { key: `${readingJob}:${workspaceId}` })
  }
  return rows.map(({ id }) => id)
}

interface Waiting {
  mails: readonly NewMail[]
  resolve(): void
  reject(error: unknown): void
}

/** Rows of at most so many deliveries share one commit. */
const together = 50

/**
 * Stores mails that come at the same time in one transaction: those that arrive while a commit is on its way wait for
 * it and then go together, so that many senders cost few commits. Each answer comes after its own commit.
 */
export function createMailStore(platform: Platform) {
  const waiting: Waiting[] = []
  let storing = false

  async function storeAll(): Promise<void> {
    storing = true
    for (let batch = waiting.splice(0, together); batch.length; batch = waiting.splice(0, together)) {
      try {
        await platform.database.across((db) =>
          insertMails(
            db,
            batch.flatMap(({ mails }) => mails),
          ),
        )
        for (const each of batch) each.resolve()
      } catch (error) {
        if (batch.length === 1) batch[0]?.reject(error)
        else await Promise.all(batch.map(storeAlone))
      }
    }
    storing = false
  }

  /** One that cannot be stored must not take the others along. */
  const storeAlone = ({ mails, resolve, reject }: Waiting) =>
    platform.database.across((db) => insertMails(db, mails)).then(resolve, reject)

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
