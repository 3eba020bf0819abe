import { sql } from 'kysely'
import type { ConversationLine } from '../../../../contract/conversations.ts'
import { fieldName } from '../../../../contract/field-rules.ts'
import type { FieldValues, Noun } from '../../../../contract/fields.ts'
import type { Scope } from '../../../platform/scope.ts'
import { type FieldRow, fieldRows, valuesOf } from '../../fields/index.ts'

/** Of whom a line shows custom fields. */
export interface Shown {
  line: ConversationLine
  companyId: string | null
}

/**
 * The lines with the custom fields that columns name, whatever else those name. Three statements for a page, however long: the
 * fields, their values by the primary key, and the people whom values name. Nothing is asked where no column is a custom field.
 */
export async function withFields(
  scope: Scope,
  shown: readonly Shown[],
  columns: readonly string[],
): Promise<ConversationLine[]> {
  const lines = shown.map(({ line }) => line)
  if (!shown.length || !columns.some((column) => column.includes('.'))) return lines
  const wanted = (await fieldRows(scope)).filter(
    (field) => field.archived_at === null && columns.includes(fieldName(field)),
  )
  if (!wanted.length) return lines
  const ids: Record<Noun, (one: Shown) => string | null> = {
    conversation: ({ line }) => line.id,
    person: ({ line }) => line.person.id,
    company: ({ companyId }) => companyId,
    // A person has any number of orders, so no line shows a field of one.
    order: () => null,
  }
  const nouns = new Set(wanted.map(({ noun }) => noun))
  const asked = [...nouns].flatMap((noun) => shown.flatMap((one) => ids[noun](one) ?? []))
  const keys = wanted.map(({ key }) => key)
  const values = await valuesOf(scope, [...new Set(asked)], [...new Set(keys)])
  const valuesFor = (one: Shown, noun: Noun): FieldValues => only(values.get(ids[noun](one) ?? ''), wanted, noun)
  const people = await namedPeople(
    scope,
    wanted,
    shown.flatMap((one) => [...nouns].map((noun) => valuesFor(one, noun))),
  )
  return shown.map((one) => ({
    ...one.line,
    ...(nouns.has('conversation') ? { fields: valuesFor(one, 'conversation') } : {}),
    ...(nouns.has('person') ? { personFields: valuesFor(one, 'person') } : {}),
    ...(nouns.has('company') ? { companyFields: valuesFor(one, 'company') } : {}),
    ...(people
      ? {
          named: peopleIn(
            wanted,
            [...nouns].map((noun) => valuesFor(one, noun)),
          ).flatMap((id) => people.get(id) ?? []),
        }
      : {}),
  }))
}

/** Two nouns may have a field of the same key, of which one is asked. */
const only = (values: FieldValues = {}, wanted: readonly FieldRow[], noun: Noun): FieldValues =>
  Object.fromEntries(
    wanted.flatMap((field) => {
      const value = field.noun === noun ? values[field.key] : undefined
      return value === undefined ? [] : [[field.key, value]]
    }),
  )

const peopleIn = (wanted: readonly FieldRow[], values: readonly FieldValues[]): string[] => {
  const keys = wanted.filter(({ type }) => type === 'person').map(({ key }) => key)
  return [...new Set(values.flatMap((each) => keys.map((key) => each[key]).filter((id) => typeof id === 'string')))]
}

type Named = NonNullable<ConversationLine['named']>[number]

/** By the id that a value names; whoever was merged goes by the one they were merged into. Null where no field is a person's. */
async function namedPeople(
  scope: Scope,
  wanted: readonly FieldRow[],
  values: readonly FieldValues[],
): Promise<Map<string, Named> | null> {
  if (!wanted.some(({ type }) => type === 'person')) return null
  const ids = peopleIn(wanted, values).filter((id) => /^[0-9a-f-]{36}$/.test(id))
  if (!ids.length) return new Map()
  const { rows } = await sql<Named>`
    select p.id, case when s.id is null then p.name else s.name end as name,
      (select i.value from identities i where i.workspace_id = ${scope.workspaceId}
        and i.person_id = case when s.id is null then p.id else s.id end and i.kind = 'email'
        order by i.is_primary desc, i.id limit 1) as email
    from people p left join people s on s.workspace_id = ${scope.workspaceId} and s.id = p.merged_into_id
    where p.workspace_id = ${scope.workspaceId} and p.id = any(${ids}::uuid[])`.execute(scope.db)
  return new Map(rows.map((row) => [row.id, row]))
}
