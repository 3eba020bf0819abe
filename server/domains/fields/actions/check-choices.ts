import type { FieldChoice } from '../../../../contract/fields.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { FieldMessage } from '../../../platform/i18n/field-fault.ts'
import type { FieldRow } from '../queries.ts'
import { keyFrom } from '../rules.ts'

export interface GivenChoice {
  key?: string | undefined
  names: FieldChoice['names']
  colour: FieldChoice['colour']
  archived: boolean
}

type Known = Pick<FieldRow, 'type'> & Partial<Pick<FieldRow, 'choices'>>

/** The choices a field is to have. One that is left out is archived: no value and no saved view ever loses its name. */
export function checkChoices(field: Known, given: readonly GivenChoice[]): FieldChoice[] {
  const takesChoices = field.type === 'choice' || field.type === 'choices'
  if (!takesChoices && given.length) throw invalid('body.choices', 'a field of this type has no choices')
  if (takesChoices && !given.some(({ archived }) => !archived)) throw invalid('body.choices', 'one at least is needed')
  const before = field.choices ?? []
  const taken = [...before.map(({ key }) => key), ...given.flatMap(({ key }) => key ?? [])]
  const choices: FieldChoice[] = []
  for (const [index, choice] of given.entries()) {
    const key = choice.key ?? keyFrom(choice.names, taken)
    if (choices.some((other) => other.key === key)) throw invalid(`body.choices.${index}.key`, 'stands there twice')
    taken.push(key)
    choices.push({ key, names: choice.names, colour: choice.colour, archived: choice.archived })
  }
  const left = before.filter(({ key }) => !choices.some((choice) => choice.key === key))
  return [...choices, ...left.map((choice) => ({ ...choice, archived: true }))]
}

const invalid = (path: string, message: FieldMessage) => problem('invalid', { errors: [{ path, message }] })
