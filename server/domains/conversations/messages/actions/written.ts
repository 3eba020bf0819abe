import { problem } from '../../../../platform/http/problem.ts'
import { foldHtml } from '../../../../platform/mail/reading/html/fold-html.ts'
import { sanitise, sanitiserVersion } from '../../../../platform/mail/reading/html/sanitise.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { attachmentUrl } from '../queries.ts'

export interface Written {
  html: string
  text: string
  sanitiserVersion: number
}

/**
 * What a member wrote, made safe like a customer's words: the same allow-list, and pictures only from its own files. `null`
 * where nothing remains to be said.
 */
export function readWritten(html: string, files: readonly { id: string; name: string }[]): Written | null {
  const marked = html.replace(/src="\/api\/attachments\/([0-9a-f-]{36})\/[^"]*"/g, 'src="cid:$1"')
  const safe = sanitise(marked).replace(/\sdata-outside-src="[^"]*"/g, '')
  const shown = safe.replace(/\sdata-cid="([^"]*)"/g, (_, id: string) => {
    const file = files.find((each) => each.id === id)
    return file ? ` src="${attachmentUrl(file.id, file.name).replaceAll('"', '%22')}"` : ''
  })
  const text = foldHtml(safe).text.trim()
  return text || /<img[^>]+src=/.test(shown) ? { html: shown, text, sanitiserVersion } : null
}

/** Hands my uploaded files over to a message; a file of somebody else, or one already in another message, is refused. */
export async function takeFiles(scope: Scope, ids: readonly string[]) {
  if (!ids.length) return []
  const rows = await scope.db
    .selectFrom('attachments')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', ids)
    .where('message_id', 'is', null)
    .execute()
  const missing = ids.filter((id) => !rows.some((row) => row.id === id))
  if (missing.length)
    throw problem('invalid', {
      errors: missing.map((id) => ({ path: 'body.attachmentIds', message: `${id} is no uploaded file` })),
    })
  return ids.flatMap((id) => rows.filter((row) => row.id === id))
}

export async function attach(
  scope: Scope,
  messageId: string,
  html: string,
  files: readonly { id: string }[],
): Promise<void> {
  for (const [position, file] of files.entries()) {
    await scope.db
      .updateTable('attachments')
      .set({ message_id: messageId, position, inline: html.includes(`/api/attachments/${file.id}/`) })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', file.id)
      .execute()
  }
}
