import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CustomField, FieldValues, GivenValues, Noun } from '../../../../contract/fields.ts'
import { fieldsQuery } from '../api.ts'
import classes from './field-list.module.css'
import { FieldRow } from './field-row.tsx'

interface ListProps {
  title: string
  fields: readonly CustomField[]
  values: FieldValues
  onChange?: ((given: GivenValues) => void) | undefined
  isRequired?: (field: CustomField) => boolean
}

/** Fields of one thing, each changed where it stands. */
export const FieldList = ({ title, fields, values, onChange, isRequired }: ListProps) => (
  <section aria-label={title}>
    <h2 className={classes.heading}>{title}</h2>
    <dl className={classes.list}>
      {fields.map((field) => (
        <FieldRow
          key={field.id}
          field={field}
          value={values[field.key] ?? null}
          required={isRequired?.(field)}
          onChange={onChange && ((value) => onChange({ [field.key]: value }))}
        />
      ))}
    </dl>
  </section>
)

interface NounProps {
  noun: Noun
  values: FieldValues
  onChange?: ((given: GivenValues) => void) | undefined
}

/** All fields of a person or a company; nothing where the workspace has none. */
export const NounFields = ({ noun, values, onChange }: NounProps) => {
  const { t } = useTranslation('fields')
  const fields = useQuery(fieldsQuery(noun)).data?.items.filter(({ archivedAt }) => archivedAt === null) ?? []
  if (fields.length === 0) return null
  return <FieldList title={t('details')} fields={fields} values={values} onChange={onChange} />
}
