import type { Attachment } from '../../../../../contract/shapes.ts'
import { newId } from '../../../../platform/db/ids.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { attachmentOf } from '../queries.ts'

export interface Upload {
  name: string
  type: string
  size: number
  hash: string
}

/** Notes a file whose bytes are already kept; it belongs to nobody's message until one takes it. */
export async function upload(scope: Scope, file: Upload): Promise<Attachment> {
  const row = {
    workspace_id: scope.workspaceId,
    id: newId(),
    message_id: null,
    uploaded_by: scope.actor.kind === 'member' ? scope.actor.id : null,
    name: file.name,
    type: file.type,
    size: file.size,
    hash: file.hash,
    content_id: null,
    inline: false,
    created_at: scope.now,
  }
  await scope.db.insertInto('attachments').values(row).execute()
  return attachmentOf(row)
}
