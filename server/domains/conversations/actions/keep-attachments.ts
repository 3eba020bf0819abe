import { sql } from 'kysely'
import { rowsAsJson } from '../../../platform/db/rows-as-json.ts'
import { together } from '../../../platform/db/together.ts'
import type { Scope } from '../../../platform/scope.ts'
import { attachmentUrl } from '../messages/queries.ts'
import '../tables.ts'

export interface MailedFile {
  name: string
  type: string
  size: number
  hash: string
  contentId: string | null
  inline: boolean
}

/** Notes the files that came with a message, in the order of the mail. */
export async function keepAttachments(
  scope: Scope,
  of: { message_id: string } | { side_message_id: string },
  files: readonly (MailedFile & { id: string })[],
): Promise<void> {
  if (!files.length) return
  await insertFiles(
    scope,
    files.map(({ contentId, ...file }, position) => ({
      workspace_id: scope.workspaceId,
      ...of,
      position,
      content_id: contentId,
      created_at: scope.now,
      ...file,
    })),
  )
}

const insertFiles = together(async (scope: Scope, rows: readonly object[][]): Promise<undefined[]> => {
  await sql`
    insert into attachments (workspace_id, id, message_id, side_message_id, position, name, type, size, hash, content_id, inline, created_at)
    select workspace_id, id, message_id, side_message_id, position, name, type, size, hash, content_id, inline, created_at
    from jsonb_populate_recordset(null::attachments, ${rowsAsJson(rows.flat())}::jsonb)`.execute(scope.db)
  return rows.map(() => undefined)
})

/** A picture that came with the mail is shown from where Kept keeps it; one that did not come stays a gap. */
export function withInlinePictures(
  html: string,
  files: readonly { id: string; name: string; contentId: string | null }[],
): string {
  if (!html.includes('data-cid=')) return html
  return html.replace(/\sdata-cid="([^"]*)"/g, (whole, cid: string) => {
    const picture = files.find((file) => file.contentId === cid.replaceAll('&amp;', '&'))
    return picture ? ` src="${attachmentUrl(picture.id, picture.name).replaceAll('"', '%22')}"` : whole
  })
}
