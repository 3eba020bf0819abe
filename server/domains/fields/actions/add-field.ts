import type { Contract } from '../../../../contract/contract.ts'
import type { Parsed } from '../../../../contract/endpoint.ts'
import type { CustomField } from '../../../../contract/fields.ts'
import { newId } from '../../../platform/db/ids.ts'
import { unlessTaken } from '../../../platform/db/unless-taken.ts'
import { record } from '../../../platform/events/record.ts'
import { problem } from '../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../platform/scope.ts'
import { fieldOf, fieldRows } from '../queries.ts'
import { keyFrom } from '../rules.ts'
import { checkChoices } from './check-choices.ts'

type Input = Parsed<Contract['POST /fields']>['body']

const most = 200

/** Throws already-exists for a key that is taken, by an archived field too: it may come back. */
export async function addField(scope: Scope, input: Input): Promise<CustomField> {
  requireAbility(scope, 'workspace.manage')
  const others = await fieldRows(scope, input.noun)
  if (others.length >= most)
    throw problem('invalid', { errors: [{ path: 'body', message: 'there are {{most}} already', data: { most } }] })
  const choices = checkChoices({ type: input.type }, input.choices)
  const keys = others.map(({ key }) => key)
  const key = input.key ?? keyFrom(input.names, keys)
  const row = await unlessTaken(
    scope.db
      .insertInto('fields')
      .values({
        workspace_id: scope.workspaceId,
        id: newId(),
        noun: input.noun,
        key,
        type: input.type,
        names: JSON.stringify(input.names),
        descriptions: JSON.stringify(input.descriptions),
        choices: JSON.stringify(choices),
        currency: input.type === 'money' ? input.currency : null,
        editing: input.editing,
        position: others.length,
        created_at: scope.now,
      })
      .returningAll()
      .executeTakeFirstOrThrow(),
    'body.key',
  )
  await record(scope, {
    type: 'field.changed',
    subject: { kind: 'field', id: row.id },
    data: { change: 'added', noun: row.noun, key },
  })
  return fieldOf(scope, row)
}
