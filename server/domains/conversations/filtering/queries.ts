import { sql } from 'kysely'
import type { Filter } from '../../../../contract/filters.ts'
import { bindFilter } from '../../../platform/filters/bind.ts'
import { type Asking, type Catalogue, fieldOf, type Sql } from '../../../platform/filters/catalogue.ts'
import { idsIn, type Named, type Names, namesFrom, type Wanted, wordsIn } from '../../../platform/filters/names.ts'
import { normal } from '../../../platform/filters/normal.ts'
import { operatorsOf } from '../../../platform/filters/operators.ts'
import { build } from '../../../platform/filters/text/build.ts'
import { parse } from '../../../platform/filters/text/parse.ts'
import { print } from '../../../platform/filters/text/print.ts'
import { filterSql } from '../../../platform/filters/to-sql.ts'
import type { Scope } from '../../../platform/scope.ts'
import { listTopics } from '../topics/queries.ts'
import { conversationCatalogue, type FilteredConversation } from './rules.ts'
import '../tables.ts'

const memberOf = (scope: Scope): string | null => (scope.actor.kind === 'member' ? scope.actor.id : null)

/** The catalogue as far as it is known without asking the database: names and types, not what lies below a topic. */
const catalogueOf = (scope: Scope): Catalogue<FilteredConversation> =>
  conversationCatalogue({
    workspaceId: scope.workspaceId,
    memberId: memberOf(scope),
    topics: [],
    survivors: new Map(),
  })

/** What a filter asks of a row of `conversations c`. Throws invalid-filter where it is not of the catalogue. */
type Conditions = (filter: Filter) => Sql

/** For these filters, whose ids are looked up at once: what lies below a topic, whom people were merged into. */
export async function filterConditions(scope: Scope, filters: readonly Filter[]): Promise<Conditions> {
  const ids: Wanted = new Map()
  for (const filter of filters) idsIn(filter, catalogueOf(scope), ids)
  const catalogue = conversationCatalogue({
    workspaceId: scope.workspaceId,
    memberId: memberOf(scope),
    topics: ids.has('topic') ? await listTopics(scope) : [],
    survivors: await survivorsOf(scope, ids.get('person')),
  })
  const asking = await askingOf(scope)
  return (filter) => filterSql(bindFilter(filter, catalogue, asking))
}

export async function filterCondition(scope: Scope, filter: Filter): Promise<Sql> {
  const conditions = await filterConditions(scope, [filter])
  return conditions(filter)
}

async function askingOf(scope: Scope): Promise<Asking> {
  const workspace = await scope.db
    .selectFrom('workspaces')
    .select('time_zone')
    .where('id', '=', scope.workspaceId)
    .executeTakeFirst()
  return { now: scope.now, timeZone: workspace?.time_zone ?? 'UTC', memberId: memberOf(scope) }
}

/** Does it mean something else for each member? */
export function isPersonal(scope: Scope, filter: Filter): boolean {
  if ('all' in filter) return filter.all.some((part) => isPersonal(scope, part))
  if ('any' in filter) return filter.any.some((part) => isPersonal(scope, part))
  if ('not' in filter) return isPersonal(scope, filter.not)
  const field = fieldOf(catalogueOf(scope), filter.field)
  return field?.personal === true || (field?.type === 'member' && [filter.value].flat().includes('me'))
}

/** The tree of a text, in normal form. Throws invalid-filter at the word. */
export async function readFilter(scope: Scope, text: string): Promise<Filter> {
  const catalogue = catalogueOf(scope)
  const syntax = parse(text)
  return build(syntax, catalogue, await namesOf(scope, wordsIn(syntax, catalogue), 'words'))
}

/** Throws invalid-filter where the tree is not of the catalogue; answers it in normal form. */
export async function checkFilter(scope: Scope, filter: Filter): Promise<Filter> {
  await filterCondition(scope, filter)
  return normal(filter)
}

/** The texts of trees that were checked, in their order; one look at the names serves all. */
export async function writeFilters(scope: Scope, filters: readonly Filter[]): Promise<string[]> {
  const catalogue = catalogueOf(scope)
  const wanted: Wanted = new Map()
  for (const filter of filters) idsIn(filter, catalogue, wanted)
  const names = await namesOf(scope, wanted, 'ids')
  return filters.map((filter) => print(filter, catalogue, names))
}

export function filterFields(scope: Scope) {
  const catalogue = catalogueOf(scope)
  return catalogue.fields.map((field) => ({
    name: field.name,
    type: field.type,
    operators: [...operatorsOf(field, catalogue)],
    choices: field.choices ? [...field.choices] : null,
    refersTo: field.refersTo ?? null,
  }))
}

async function survivorsOf(scope: Scope, ids: ReadonlySet<string> | undefined): Promise<Map<string, string>> {
  if (!ids) return new Map()
  const rows = await scope.db
    .selectFrom('people')
    .select(['id', 'merged_into_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row.merged_into_id ?? row.id]))
}

type By = 'words' | 'ids'
type Finder = (scope: Scope, asked: string[], by: By) => Promise<Named[]>

async function namesOf(scope: Scope, wanted: Wanted, by: By): Promise<Names> {
  const found = new Map<string, Named[]>()
  for (const [field, asked] of wanted) {
    const refersTo = fieldOf(catalogueOf(scope), field)?.refersTo ?? ''
    found.set(field, (await finders[refersTo]?.(scope, [...asked], by)) ?? [])
  }
  return namesFrom(found)
}

const few =
  (rows: (scope: Scope) => Promise<{ id: string; words: string[] }[]>): Finder =>
  (scope) =>
    rows(scope)

/** Where names come from. What a workspace has few of is read whole; people and companies by what is asked. */
const finders: Record<string, Finder> = {
  member: few(async (scope) => {
    const rows = await scope.db
      .selectFrom('members')
      .select(['id', 'name', 'email'])
      .where('workspace_id', '=', scope.workspaceId)
      .execute()
    return rows.map(({ id, name, email }) => ({ id, words: uniqueFirst(rows, name, email) }))
  }),
  team: few(async (scope) => {
    const rows = await scope.db
      .selectFrom('teams')
      .select(['id', 'name'])
      .where('workspace_id', '=', scope.workspaceId)
      .execute()
    return rows.map(({ id, name }) => ({ id, words: [name] }))
  }),
  channel: few(async (scope) => {
    const rows = await scope.db
      .selectFrom('conversation_channels')
      .select(['id', 'name'])
      .where('workspace_id', '=', scope.workspaceId)
      .execute()
    return rows.map(({ id, name }) => ({ id, words: [name] }))
  }),
  topic: few(async (scope) => {
    const topics = await listTopics(scope)
    const byId = new Map(topics.map((topic) => [topic.id, topic]))
    const path = (id: string, steps = 0): string => {
      const topic = byId.get(id)
      if (!topic) return ''
      return topic.parentId && steps < topics.length ? `${path(topic.parentId, steps + 1)}/${topic.name}` : topic.name
    }
    return topics.map((topic) => ({ id: topic.id, words: uniqueFirst(topics, topic.name, path(topic.id)) }))
  }),
  person: async (scope, asked, by) => {
    const { rows } = await sql<{ id: string; word: string }>`
      select case when p.merged_into_id is null then p.id else p.merged_into_id end as id, i.value as word
      from identities i join people p on p.workspace_id = ${scope.workspaceId} and p.id = i.person_id
      where i.workspace_id = ${scope.workspaceId} and ${
        by === 'words'
          ? sql`i.kind in ('email', 'phone', 'external') and i.value = any(${asked.map((word) => word.toLowerCase())}::text[])`
          : sql`i.kind = 'email' and i.person_id = any(${asked}::uuid[])`
      } order by i.is_primary desc, i.id`.execute(scope.db)
    return [...Map.groupBy(rows, (row) => row.id)].map(([id, its]) => ({ id, words: its.map(({ word }) => word) }))
  },
  company: async (scope, asked, by) => {
    const rows = await scope.db
      .selectFrom('companies')
      .select(['id', 'name'])
      .where('workspace_id', '=', scope.workspaceId)
      .where(
        by === 'words'
          ? sql<boolean>`lower(name) = any(${asked.map((word) => word.toLowerCase())}::text[])`
          : sql<boolean>`id = any(${asked}::uuid[])`,
      )
      .execute()
    return rows.map(({ id, name }) => ({ id, words: [name] }))
  },
}

/** The name first where nobody else has it, else the longer way of saying it. */
function uniqueFirst(all: readonly { name: string }[], name: string, longer: string): string[] {
  const isShared = all.filter((each) => each.name.toLowerCase() === name.toLowerCase()).length > 1
  return isShared ? [longer, name] : [name, longer]
}
