import type { Filter, FilterField } from '../../../contract/filters.ts'
import type { Scope } from '../scope.ts'
import { type BoundFilter, bindFilter } from './bind.ts'
import { type Asking, type Catalogue, type Field, fieldOf, type Sql } from './catalogue.ts'
import { idsIn, type Named, type Names, namesFrom, type Wanted, wordsIn } from './names.ts'
import { normal } from './normal.ts'
import { operatorsOf } from './operators.ts'
import { build } from './text/build.ts'
import { parse, type Syntax } from './text/parse.ts'
import { print } from './text/print.ts'
import { filterSql } from './to-sql.ts'

/** By what is asked: the words people know, or ids. */
export type By = 'words' | 'ids'
export type Finder = (scope: Scope, asked: string[], by: By) => Promise<Named[]>

/** What conditions on rows need beside the fields' names. */
export interface Known {
  timeZone: string
  /** The ids that were asked, by field: what they stand for beside themselves is looked up (what lies below a topic). */
  ids: Wanted
}

/** Something that filters are asked of: conversations, people. */
export interface Noun<Row> {
  /** The fields for who asks; without what is known names and types alone, which is what texts are read and written with. */
  catalogue(scope: Scope, known?: Known): Promise<Catalogue<Row>>
  /** Where the names of references come from, by what they refer to. */
  finders: Readonly<Record<string, Finder>>
}

export const memberOf = (scope: Scope): string | null => (scope.actor.kind === 'member' ? scope.actor.id : null)

/** What these filters ask of a row, their ids looked up at once. Throws invalid-filter where one is not of the catalogue. */
export async function boundFilters<Row>(
  noun: Noun<Row>,
  scope: Scope,
  filters: readonly Filter[],
): Promise<(filter: Filter) => BoundFilter<Row>> {
  const ids: Wanted = new Map()
  const named = await noun.catalogue(scope)
  for (const filter of filters) idsIn(filter, named, ids)
  const asking = await askingOf(scope)
  const catalogue = await noun.catalogue(scope, { timeZone: asking.timeZone, ids })
  return (filter) => bindFilter(filter, catalogue, asking)
}

export async function boundFilter<Row>(noun: Noun<Row>, scope: Scope, filter: Filter): Promise<BoundFilter<Row>> {
  const bound = await boundFilters(noun, scope, [filter])
  return bound(filter)
}

export const filterCondition = async <Row>(noun: Noun<Row>, scope: Scope, filter: Filter): Promise<Sql> =>
  filterSql(await boundFilter(noun, scope, filter))

async function askingOf(scope: Scope): Promise<Asking> {
  const workspace = await scope.db
    .selectFrom('workspaces')
    .select('time_zone')
    .where('id', '=', scope.workspaceId)
    .executeTakeFirst()
  return { now: scope.now, timeZone: workspace?.time_zone ?? 'UTC', memberId: memberOf(scope) }
}

/** Which filters mean something else for each member? */
export async function personalFilters<Row>(noun: Noun<Row>, scope: Scope): Promise<(filter: Filter) => boolean> {
  const catalogue = await noun.catalogue(scope)
  const isPersonal = (filter: Filter): boolean => {
    if ('all' in filter) return filter.all.some(isPersonal)
    if ('any' in filter) return filter.any.some(isPersonal)
    if ('not' in filter) return isPersonal(filter.not)
    const field = fieldOf(catalogue, filter.field)
    return field?.personal === true || (field?.type === 'member' && [filter.value].flat().includes('me'))
  }
  return isPersonal
}

/** The tree of a text, in normal form. Throws invalid-filter at the word. */
export const readFilter = <Row>(noun: Noun<Row>, scope: Scope, text: string): Promise<Filter> =>
  readSyntax(noun, scope, parse(text))

/** The tree of what was already parsed, or is a part of it. */
export async function readSyntax<Row>(noun: Noun<Row>, scope: Scope, syntax: Syntax): Promise<Filter> {
  const catalogue = await noun.catalogue(scope)
  return build(syntax, catalogue, await namesOf(noun, scope, wordsIn(syntax, catalogue), 'words'))
}

/** Throws invalid-filter where the tree is not of the catalogue; answers it in normal form. */
export async function checkFilter<Row>(noun: Noun<Row>, scope: Scope, filter: Filter): Promise<Filter> {
  await filterCondition(noun, scope, filter)
  return normal(filter)
}

/** The texts of trees that were checked, in their order; one look at the names serves all. */
export async function writeFilters<Row>(noun: Noun<Row>, scope: Scope, filters: readonly Filter[]): Promise<string[]> {
  const catalogue = await noun.catalogue(scope)
  const wanted: Wanted = new Map()
  for (const filter of filters) idsIn(filter, catalogue, wanted)
  const names = await namesOf(noun, scope, wanted, 'ids')
  return filters.map((filter) => print(filter, catalogue, names))
}

/** Either form of a filter as both. */
export async function translateFilter<Row>(
  noun: Noun<Row>,
  scope: Scope,
  given: { text: string } | { filter: Filter },
): Promise<{ filter: Filter; text: string }> {
  const filter =
    'text' in given ? await readFilter(noun, scope, given.text) : await checkFilter(noun, scope, given.filter)
  const [text = ''] = await writeFilters(noun, scope, [filter])
  return { filter, text }
}

/** The catalogue as screens and programs are told it. */
export async function filterFields<Row>(noun: Noun<Row>, scope: Scope): Promise<FilterField[]> {
  const catalogue = await noun.catalogue(scope)
  return catalogue.fields
    .filter(({ archived }) => !archived)
    .map((field) => ({
      name: field.name,
      type: field.type,
      operators: [...operatorsOf(field, catalogue)],
      choices: field.choices ? [...field.choices] : null,
      refersTo: field.refersTo ?? null,
      of: field.of ?? null,
      groups: groupsBy(field),
      custom: field.custom ?? null,
    }))
}

/** Fields with values so few that a list may stand under them. */
export const groupsBy = <Row>(field: Field<Row>): boolean =>
  !field.of &&
  !field.several &&
  field.type !== 'tags' &&
  (field.choices !== undefined || ['member', 'team', 'topic', 'channel'].includes(field.refersTo ?? ''))

async function namesOf<Row>(noun: Noun<Row>, scope: Scope, wanted: Wanted, by: By): Promise<Names> {
  const catalogue = await noun.catalogue(scope)
  const found = new Map<string, Named[]>()
  for (const [field, asked] of wanted) {
    const refersTo = fieldOf(catalogue, field)?.refersTo ?? ''
    found.set(field, (await noun.finders[refersTo]?.(scope, [...asked], by)) ?? [])
  }
  return namesFrom(found)
}

/** The name first where nobody else has it, else the longer way of saying it. */
export function uniqueFirst(all: readonly { name: string }[], name: string, longer: string): string[] {
  const isShared = all.filter((each) => each.name.toLowerCase() === name.toLowerCase()).length > 1
  return isShared ? [longer, name] : [name, longer]
}
