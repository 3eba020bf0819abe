import type { Contract } from '../../../../contract/contract.ts'
import type { Parsed } from '../../../../contract/endpoint.ts'
import type { CustomField } from '../../../../contract/fields.ts'
import { record } from '../../../platform/events/record.ts'
import { problem } from '../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../platform/scope.ts'
import { fieldOf, lockField } from '../queries.ts'
import { checkChoices } from './check-choices.ts'

type Input = Parsed<Contract['PATCH /fields/{id}']>['body']

/** Key and type stay: what programs call it and what its values are. */
export async function changeField(scope: Scope, id: string, input: Input): Promise<CustomField> {
  requireAbility(scope, 'workspace.manage')
  const before = await lockField(scope, id)
  if (input.currency && before.type !== 'money')
    throw problem('invalid', { errors: [{ path: 'body.currency', message: 'is of money alone' }] })
  const choices = input.choices && checkChoices(before, input.choices)
  const wanted = {
    ...(input.names ? { names: JSON.stringify(input.names) } : {}),
    ...(input.descriptions ? { descriptions: JSON.stringify(input.descriptions) } : {}),
    ...(choices ? { choices: JSON.stringify(choices) } : {}),
    ...(input.currency === undefined ? {} : { currency: input.currency }),
    ...(input.editing ? { editing: input.editing } : {}),
  }
  const changed = Object.keys(wanted)
  if (!changed.length) return fieldOf(scope, before)
  const row = await scope.db
    .updateTable('fields')
    .set(wanted)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await record(scope, {
    type: 'field.changed',
    subject: { kind: 'field', id },
    data: { change: 'changed', noun: row.noun, key: row.key, fields: changed },
  })
  return fieldOf(scope, row)
}
