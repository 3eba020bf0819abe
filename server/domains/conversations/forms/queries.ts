import type { FieldValues } from '../../../../contract/fields.ts'
import { askedItems, missingFields } from '../../../../contract/form-rules.ts'
import type { Form } from '../../../../contract/forms.ts'
import { found } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { fieldRows, valuesOf } from '../../fields/index.ts'
import { listTopics } from '../topics/queries.ts'
import './tables.ts'

/** The general one first, then in the order they were made. */
export async function listForms(scope: Scope): Promise<Form[]> {
  const rows = await scope.db
    .selectFrom('forms')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('general', 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const topics = await scope.db
    .selectFrom('form_topics')
    .select(['form_id', 'topic_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('topic_id')
    .execute()
  return rows.map(({ id, names, general, items }) => ({
    id,
    names,
    general,
    items,
    topicIds: topics.filter((each) => each.form_id === id).map((each) => each.topic_id),
  }))
}

/** Throws not-found. */
export const oneForm = async (scope: Scope, id: string): Promise<Form> =>
  found((await listForms(scope)).find((form) => form.id === id))

/** The keys of the fields that are missing before each of these could be resolved, each under the topic it has here. */
export async function missingIn(
  scope: Scope,
  conversations: readonly { id: string; topic_id: string | null }[],
): Promise<Map<string, string[]>> {
  const forms = await listForms(scope)
  if (!conversations.length || !forms.some(({ items }) => items.some(({ required }) => required))) return new Map()
  const open = new Set(
    (await fieldRows(scope, 'conversation')).filter((row) => row.archived_at === null).map(({ key }) => key),
  )
  const topics = await listTopics(scope)
  const ids = conversations.map(({ id }) => id)
  const values: Map<string, FieldValues> = await valuesOf(scope, ids)
  return new Map(
    conversations.map(({ id, topic_id }) => {
      // Nobody can fill what was archived.
      const items = askedItems(forms, topics, topic_id).filter(({ field }) => open.has(field))
      return [id, missingFields(items, values.get(id) ?? {})]
    }),
  )
}
