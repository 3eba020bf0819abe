import type { Cursor, FetchedMail } from '../../../../platform/mail/fetching/fetch-new.ts'
import type { Platform } from '../../../../platform/platform.ts'
import { systemAuthority } from '../../../../platform/scope.ts'
import { insertMails } from '../../intake/actions/store-mails.ts'
import '../../tables.ts'

export interface Folder {
  workspaceId: string
  channelId: string
  name: string
}

/** Keeps fetched mails and how far the folder has been fetched in one transaction: nothing is fetched twice or passed over. */
export async function keepFetched(
  platform: Platform,
  folder: Folder,
  mails: readonly FetchedMail[],
  cursor: Cursor,
): Promise<void> {
  const { workspaceId, channelId, name } = folder
  const rows = await Promise.all(
    mails.map(async ({ bytes, at, tooLarge }) => ({
      workspaceId,
      channelId,
      source: 'imap' as const,
      hash: await platform.files.put(workspaceId, bytes),
      size: tooLarge ?? bytes.length,
      envelope: { from: '', to: [], remote: null, ...(tooLarge ? { tooLarge } : {}) },
      // A server whose clock is ahead must not put its mails behind those of tomorrow.
      at: new Date(Math.min(at.getTime(), platform.scopes.now().getTime())),
    })),
  )
  await platform.scopes.write(systemAuthority(workspaceId), async (scope) => {
    if (rows.length) await insertMails(scope.db, rows)
    const place = { uid_validity: cursor.uidValidity, last_uid: cursor.lastUid, fetched_at: cursor.fetchedAt }
    await scope.db
      .insertInto('imap_cursors')
      .values({ workspace_id: workspaceId, channel_id: channelId, folder: name, ...place })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'channel_id', 'folder']).doUpdateSet(place))
      .execute()
  })
}

export async function cursorOf(platform: Platform, { workspaceId, channelId, name }: Folder): Promise<Cursor | null> {
  const row = await platform.scopes.read(systemAuthority(workspaceId), (scope) =>
    scope.db
      .selectFrom('imap_cursors')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('channel_id', '=', channelId)
      .where('folder', '=', name)
      .executeTakeFirst(),
  )
  return row ? { uidValidity: row.uid_validity, lastUid: row.last_uid, fetchedAt: row.fetched_at } : null
}
