import { type RawBuilder, sql } from 'kysely'
import { fieldName } from '../../../../contract/field-rules.ts'
import type { FieldValues, Noun } from '../../../../contract/fields.ts'
import type { Field, Probe, Sql } from '../../../platform/filters/catalogue.ts'
import { type Around, type AskedField, compared, described, hasValue, whichHaveValue } from '../../fields/index.ts'
import { companyOf, conversationsFor, forCompany, notForCompany } from '../for-companies/rules.ts'

interface WithFields {
  fields: FieldValues
}

/** Fields of orders come by the person, who has any number of them. */
type Asked = Exclude<Noun, 'order'>
const isAsked = (noun: Noun): noun is Asked => noun !== 'order'

/** The custom fields of a conversation, of its person and of the company it is for, as a filter over conversations asks them. */
export const customFilterFields = <Row extends WithFields>(
  fields: readonly AskedField[],
  around: Around,
): Field<Row>[] =>
  fields.flatMap((field) => {
    const { noun } = field
    if (!isAsked(noun)) return []
    return {
      name: fieldName(field),
      ...described<Row>(field, around),
      ...(noun === 'conversation' ? {} : { of: noun }),
      ...asked[noun](field, around),
      ...(noun === 'conversation'
        ? { read: (row: Row) => compared(field.type, row.fields[field.key], around.timeZone) }
        : {}),
    }
  })

type Answers = Required<Pick<Field<unknown>, 'holds' | 'fails' | 'each' | 'few'>>

const asked: Record<Asked, (field: AskedField, around: Around) => Answers> = {
  conversation: (field, around) => ({
    holds: (probe) => hasValue(field, around, sql`c.id`, probe),
    fails: (probe) => sql`not ${hasValue(field, around, sql`c.id`, probe)}`,
    // As a value: no join can be made of it.
    each: (probe) => sql`case when ${hasValue(field, around, sql`c.id`, probe)} then true else false end`,
    // Several at once are more than one row of values.
    few: (probe) =>
      probe.kind === 'all-of' ? undefined : { of: sql`c.id`, ids: whichHaveValue(field, around, probe) },
  }),
  person: (field, around) => ofPeople(around, (probe) => hasValue(field, around, sql`s.id`, probe)),
  company: (field, around) => {
    const which = (probe: Probe) => (id: RawBuilder<unknown>) => hasValue(field, around, id, probe)
    const { workspaceId } = around
    return {
      holds: (probe) => forCompany(workspaceId, which(probe)),
      fails: (probe) => notForCompany(workspaceId, which(probe)),
      each: (probe) => sql`case when ${which(probe)(companyOf(workspaceId))} then true else false end`,
      few: (probe) => ({ of: sql`c.id`, ids: conversationsFor(workspaceId, which(probe)) }),
    }
  },
}

/** Whoever was merged goes by the one they were merged into: `people s` stands for itself. */
function ofPeople({ workspaceId }: Around, which: (probe: Probe) => Sql): Answers {
  const ids = (probe: Probe) =>
    sql`select s.id from people s where s.workspace_id = ${workspaceId} and s.merged_into_id is null and ${which(probe)}
      union all select p.id from people s join people p on p.workspace_id = ${workspaceId} and p.merged_into_id = s.id
        where p.merged_into_id is not null and s.workspace_id = ${workspaceId} and ${which(probe)}`
  const standing = sql`people p join people s on s.workspace_id = ${workspaceId}
      and s.id = case when p.merged_into_id is null then p.id else p.merged_into_id end
    where p.workspace_id = ${workspaceId} and p.id = c.person_id`
  return {
    holds: (probe) => sql`c.person_id in (${ids(probe)})`,
    fails: (probe) => sql`not exists (select from ${standing} and ${which(probe)})`,
    each: (probe) => sql`(select ${which(probe)} from ${standing})`,
    few: (probe) => ({ of: sql`c.person_id`, ids: ids(probe) }),
  }
}
