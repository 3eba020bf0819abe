import { foldHtml } from '../../../../platform/mail/reading/html/fold-html.ts'
import { sanitise } from '../../../../platform/mail/reading/html/sanitise.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { checkTemplate, invalid } from './check-ready-reply.ts'

interface Variant {
  language: string
  html: string
  attachmentIds: string[]
}

/** Puts these in the place of those that were there. Words without anything in them are left out. */
export async function saveVariants(scope: Scope, readyReplyId: string, variants: readonly Variant[]): Promise<void> {
  const languages = new Set(variants.map(({ language }) => language))
  if (languages.size < variants.length) throw invalid('variants', 'has a language twice')
  const rows = variants.flatMap((variant, index) => {
    const html = sanitise(variant.html)
    const text = foldHtml(html).text.trim()
    return text ? [{ index, language: variant.language, html, text, attachment_ids: variant.attachmentIds }] : []
  })
  for (const { html, index } of rows) await checkTemplate(scope, html, `variants.${index}.html`)
  await keepFiles(
    scope,
    readyReplyId,
    rows.flatMap((row) => row.attachment_ids),
  )
  await scope.db
    .deleteFrom('ready_reply_variants')
    .where('workspace_id', '=', scope.workspaceId)
    .where('ready_reply_id', '=', readyReplyId)
    .execute()
  if (!rows.length) return
  await scope.db
    .insertInto('ready_reply_variants')
    .values(
      rows.map(({ index: _, ...row }) => ({ workspace_id: scope.workspaceId, ready_reply_id: readyReplyId, ...row })),
    )
    .execute()
}

/** Files just uploaded, or those it had, stay with the reply; a file of a message or of another reply does not become its own. */
async function keepFiles(scope: Scope, readyReplyId: string, ids: readonly string[]): Promise<void> {
  if (!ids.length) return
  const had = await scope.db
    .selectFrom('ready_reply_variants')
    .select('attachment_ids')
    .where('workspace_id', '=', scope.workspaceId)
    .where('ready_reply_id', '=', readyReplyId)
    .execute()
  const own = new Set(had.flatMap((row) => row.attachment_ids))
  const fresh = ids.filter((id) => !own.has(id))
  if (!fresh.length) return
  const taken = await scope.db
    .updateTable('attachments')
    .set({ ready_made: true })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', fresh)
    .where('message_id', 'is', null)
    .where('ready_made', '=', false)
    .returning('id')
    .execute()
  if (taken.length < new Set(fresh).size) throw invalid('variants', 'names a file that was not uploaded for it')
}
