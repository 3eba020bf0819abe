import type { Selectable } from 'kysely'
import type { Tables } from '../../../../platform/db/database.ts'
import { newId } from '../../../../platform/db/ids.ts'
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

/**
 * Hands my uploaded files over to a message; a file of somebody else, or one already in another message, is refused. Of the
 * messages in `copiedFrom` they go along as copies.
 */
export async function takeFiles(scope: Scope, ids: readonly string[], copiedFrom: readonly string[] = []) {
  if (!ids.length) return []
  const rows = await scope.db
    .selectFrom('attachments')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', ids)
    .where('side_message_id', 'is', null)
    // Whoever sees only what they are asked knows no file but their own.
    .$if(!scope.abilities.has('conversations.write'), (files) => files.where('uploaded_by', '=', scope.actor.id))
    .where((where) =>
      where.or([
        where('message_id', 'is', null),
        where('message_id', 'in', (messages) =>
          messages
            .selectFrom('messages')
            .select('id')
            .where('workspace_id', '=', scope.workspaceId)
            .where((of) => of('conversation_id', '=', of.fn.any(of.val([...copiedFrom])))),
        ),
      ]),
    )
    .execute()
  const missing = ids.filter((id) => !rows.some((row) => row.id === id))
  if (missing.length)
    throw problem('invalid', {
      errors: missing.map((id) => ({
        path: 'body.attachmentIds',
        message: '{{id}} is no uploaded file',
        data: { id },
      })),
    })
  const wanted = ids.flatMap((id) => rows.filter((row) => row.id === id))
  return Promise.all(wanted.map((row) => (row.ready_made || row.message_id ? copyOf(scope, row) : row)))
}

/** A file of a ready-made reply, or of another message, stays there; the bytes are the same. */
async function copyOf(scope: Scope, row: Selectable<Tables['attachments']>) {
  const copy = { ...row, id: newId(), message_id: null, ready_made: false, created_at: scope.now }
  await scope.db.insertInto('attachments').values(copy).execute()
  return copy
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
