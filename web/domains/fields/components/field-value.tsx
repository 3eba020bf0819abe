import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CustomField, FieldValue } from '../../../../contract/fields.ts'
import type { PersonRef } from '../../../../contract/shapes.ts'
import { useFormat } from '../../../../ui/format.ts'
import { membersQuery } from '../../team/index.ts'
import { namedPersonQuery } from '../api.ts'
import { moneyIn, nameIn, paintOf } from '../rules.ts'
import classes from './field-value.module.css'

interface Props {
  field: CustomField
  value: FieldValue
  /** People already known by name: in a list nobody is asked for line by line. */
  named?: readonly PersonRef[] | undefined
}

/** A value in the words of the screen's language. */
export const FieldValueText = ({ field, value, named }: Props) => {
  const { t, i18n } = useTranslation('fields')
  const format = useFormat()
  switch (field.type) {
    case 'choice':
    case 'choices':
      return (
        <span className={classes.choices}>
          {[value].flat().map((key) => (
            <Choice key={String(key)} field={field} value={String(key)} />
          ))}
        </span>
      )
    case 'yes-no':
      return t(value ? 'yes' : 'no')
    case 'number':
      return format.number(Number(value))
    case 'date':
      return new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
        new Date(`${value}T00:00:00Z`),
      )
    case 'money':
      return moneyIn(value, i18n.language)
    case 'member':
      return <MemberName id={String(value)} />
    case 'person':
      return named ? nameAmong(named, String(value)) : <PersonName id={String(value)} />
    default:
      return String(value)
  }
}

const Choice = ({ field, value }: { field: CustomField; value: string }) => {
  const { i18n } = useTranslation('fields')
  const choice = field.choices.find(({ key }) => key === value)
  return (
    <span className={classes.choice}>
      {choice?.colour && (
        <span
          className={classes.dot}
          style={{ background: `var(--mantine-color-${paintOf(choice.colour)}-6)` }}
          aria-hidden="true"
        />
      )}
      {choice ? nameIn(choice.names, i18n.language) : value}
    </span>
  )
}

const MemberName = ({ id }: { id: string }) =>
  useQuery(membersQuery).data?.items.find((one) => one.id === id)?.name ?? '…'

const nameAmong = (named: readonly PersonRef[], id: string): string => {
  const person = named.find((one) => one.id === id)
  return person?.name ?? person?.email ?? '—'
}

const PersonName = ({ id }: { id: string }) => {
  const person = useQuery(namedPersonQuery(id)).data
  return person ? (person.name ?? person.identities[0]?.value ?? '—') : '…'
}
