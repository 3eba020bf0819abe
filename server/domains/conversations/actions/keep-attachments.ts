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
  await scope.db
    .insertInto('attachments')
    .values(
      files.map(({ contentId, ...file }, position) => ({
        workspace_id: scope.workspaceId,
        message_id: null,
        ...of,
        uploaded_by: null,
        position,
        content_id: contentId,
        created_at: scope.now,
        ...file,
      })),
    )
    .execute()
}

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
