import type { FormItem } from '../../../../../contract/forms.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { FieldFault, FieldMessage } from '../../../../platform/i18n/field-fault.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { type FieldRow, fieldRows } from '../../../fields/index.ts'
import { listTopics } from '../../topics/queries.ts'

const invalid = (path: string, message: FieldMessage, data?: FieldFault['data']) =>
  problem('invalid', { errors: [{ path: `body.${path}`, message, ...(data && { data }) }] })

/** Refuses a field that is not there or stands twice, and a condition that no value can meet. */
export async function checkItems(scope: Scope, items: readonly FormItem[]): Promise<void> {
  const fields = new Map((await fieldRows(scope, 'conversation')).map((row) => [row.key, row]))
  for (const [index, { field, when }] of items.entries()) {
    if (!fields.has(field)) throw invalid(`items.${index}.field`, 'is no field of a conversation')
    if (items.findIndex((other) => other.field === field) < index)
      throw invalid(`items.${index}.field`, 'stands there twice')
    if (!when) continue
    if (when.field === field) throw invalid(`items.${index}.when.field`, 'cannot hang on itself')
    const values = valuesOfCondition(fields.get(when.field))
    if (!values) throw invalid(`items.${index}.when.field`, 'is no choice, choices or yes-no field of a conversation')
    const strange = when.anyOf.find((value) => !values.includes(value))
    if (strange !== undefined)
      throw invalid(`items.${index}.when.anyOf`, '{{word}} is none of {{known}}', {
        word: JSON.stringify(strange),
        known: values.join(', '),
      })
  }
}

function valuesOfCondition(field: FieldRow | undefined): (string | boolean)[] | undefined {
  if (field?.type === 'yes-no') return [true, false]
  return field?.type === 'choice' || field?.type === 'choices' ? field.choices.map(({ key }) => key) : undefined
}

/** A general form is of no topic; a topic that another form has stays with that one. */
export async function checkPlaces(
  scope: Scope,
  form: { general: boolean; topicIds: readonly string[] },
): Promise<void> {
  if (form.general && form.topicIds.length) throw invalid('topicIds', 'a general form is asked everywhere already')
  const known = new Set((await listTopics(scope)).map(({ id }) => id))
  for (const [index, id] of form.topicIds.entries())
    if (!known.has(id)) throw invalid(`topicIds.${index}`, 'is no topic')
}
