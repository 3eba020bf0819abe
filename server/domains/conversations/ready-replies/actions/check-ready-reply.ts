import type { ReplyActions } from '../../../../../contract/ready-replies.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { FieldMessage } from '../../../../platform/i18n/field-fault.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { faultsOf } from '../../../../platform/templates/placeholders.ts'
import { requireAssignable } from '../../actions/assign.ts'
import { knownPlaceholders } from '../../placeholders/queries.ts'
import '../tables.ts'

export const invalid = (path: string, message: FieldMessage) =>
  problem('invalid', { errors: [{ path: `body.${path}`, message }] })

/** A reply that says and does nothing is a mistake. */
export function checkSomething(variants: readonly { html: string }[], actions: ReplyActions): void {
  const says = variants.some(({ html }) => html.replace(/<[^>]*>|&nbsp;/g, '').trim())
  if (!says && !Object.keys(actions).length) throw invalid('variants', 'give it words or actions')
}

export async function checkTemplate(scope: Scope, html: string, path: string): Promise<void> {
  const faults = faultsOf(html, await knownPlaceholders(scope))
  if (faults.length) throw problem('invalid', { errors: faults.map((fault) => ({ path: `body.${path}`, ...fault })) })
}

export async function checkFolder(scope: Scope, id: string | null | undefined): Promise<void> {
  if (!id) return
  const row = await scope.db
    .selectFrom('reply_folders')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw invalid('folderId', 'is no folder')
}

export async function checkTopics(scope: Scope, ids: readonly string[], path: string): Promise<void> {
  if (!ids.length) return
  const rows = await scope.db
    .selectFrom('topics')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', ids)
    .execute()
  if (rows.length < new Set(ids).size) throw invalid(path, 'is no topic')
}

/** What its actions name must be there when they are saved; when they are done it is asked again. */
export async function checkActions(scope: Scope, actions: ReplyActions, within = 'actions'): Promise<void> {
  if (actions.note) await checkTemplate(scope, actions.note, `${within}.note`)
  if (actions.topicId) await checkTopics(scope, [actions.topicId], `${within}.topicId`)
  const { assigneeId, teamId } = actions
  await requireAssignable(scope, { assigneeId: assigneeId === 'me' ? null : assigneeId, teamId }, `body.${within}`)
}
