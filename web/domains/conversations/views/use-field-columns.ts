import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldColumn } from '../../../../contract/field-columns.ts'
import { fieldName } from '../../../../contract/field-rules.ts'
import type { CustomField, Noun } from '../../../../contract/fields.ts'
import type { Column } from '../../../../contract/views.ts'
import { fieldsQuery, nameIn } from '../../fields/index.ts'

export const nouns = ['conversation', 'person', 'company'] as const satisfies readonly Noun[]

/** A custom field as a column of a list, named in the language of the screen. */
export interface FieldFact {
  column: FieldColumn
  field: CustomField
  name: string
}

/** All that a line may show of what the workspace keeps of these nouns. */
export function useFieldColumns(nouns: readonly Noun[]): FieldFact[] {
  const { i18n } = useTranslation()
  const asked = (noun: Noun) => ({ ...fieldsQuery(noun), enabled: nouns.includes(noun) })
  const ofConversation = useQuery(asked('conversation')).data?.items
  const ofPerson = useQuery(asked('person')).data?.items
  const ofCompany = useQuery(asked('company')).data?.items
  return useMemo(
    () =>
      [ofConversation, ofPerson, ofCompany]
        .flatMap((fields) => fields ?? [])
        .filter(({ archivedAt }) => archivedAt === null)
        .flatMap((field) => {
          const { noun, key } = field
          if (noun === 'order') return []
          return { column: fieldName({ noun, key }), field, name: nameIn(field.names, i18n.language) }
        }),
    [ofConversation, ofPerson, ofCompany, i18n.language],
  )
}

/** Those that a view shows; nothing is fetched where it shows none. */
export function useFieldsShown(columns: readonly Column[]): FieldFact[] {
  const facts = useFieldColumns(
    nouns.filter((noun) => columns.some((column) => column.startsWith(fieldName({ noun, key: '' })))),
  )
  return useMemo(() => facts.filter(({ column }) => columns.includes(column)), [facts, columns])
}
