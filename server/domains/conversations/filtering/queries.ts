import { fieldName } from '../../../../contract/field-rules.ts'
import type { Wanted } from '../../../platform/filters/names.ts'
import { type Finder, memberOf, type Noun, uniqueFirst } from '../../../platform/filters/noun.ts'
import { createFieldSlot } from '../../../platform/filters/slot.ts'
import type { Scope } from '../../../platform/scope.ts'
import { everyPersonField, findCompanies, findMembers, findPeople, samePeople } from '../../customers/index.ts'
import { type FieldRow, fieldRows } from '../../fields/index.ts'
import { customFilterFields } from '../field-filters/rules.ts'
import { listStatuses } from '../statuses/queries.ts'
import { listTopics } from '../topics/queries.ts'
import { conversationCatalogue, type FilteredConversation } from './rules.ts'
import '../tables.ts'

const slot = createFieldSlot<FilteredConversation>()

/** Fields of conversations that a domain to the right works out, over `conversations c`. */
export const offerConversationFields = slot.offer

const few =
  (rows: (scope: Scope) => Promise<{ id: string; words: string[] }[]>): Finder =>
  (scope) =>
    rows(scope)

/** A conversation goes by its number, with or without its sign. Index: the key of numbers. */
const findByNumber: Finder = async (scope, asked, by) => {
  const numbers = asked.map((word) => Number(word.replace(/^#/, ''))).filter((number) => number <= 2 ** 31 - 1)
  const rows = await scope.db
    .selectFrom('conversations')
    .select(['id', 'number'])
    .where('workspace_id', '=', scope.workspaceId)
    .where((where) =>
      by === 'words'
        ? where.eb('number', '=', where.fn.any(where.val(numbers)))
        : where.eb('id', '=', where.fn.any(where.val(asked))),
    )
    .execute()
  return rows.map(({ id, number }) => ({ id, words: [String(number), `#${number}`] }))
}

/** Where names come from. What a workspace has few of is read whole; people and companies by what is asked. */
const finders: Record<string, Finder> = {
  member: findMembers,
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
  person: findPeople,
  company: findCompanies,
  conversation: findByNumber,
}

/** Conversations as filters see them. */
export const conversations: Noun<FilteredConversation> = {
  catalogue: async (scope, known) => {
    const { workspaceId } = scope
    const custom = await fieldRows(scope)
    const people = await samePeople(scope, peopleIn(custom, known?.ids))
    return conversationCatalogue({
      workspaceId,
      memberId: memberOf(scope),
      topics: known?.ids.has('topic') ? await listTopics(scope) : [],
      survivors: new Map([...people].map(([id, [survivor = id]]) => [id, survivor])),
      statuses: await listStatuses(scope),
      personFields: await everyPersonField(scope),
      offered: await slot.fields(scope),
      custom: customFilterFields(custom, {
        workspaceId,
        timeZone: known?.timeZone ?? 'UTC',
        samePerson: (id) => people.get(id) ?? [id],
      }),
    })
  },
  finders,
}

/** The people that are asked for, by the field of the product and by those that a workspace made. */
function peopleIn(custom: readonly FieldRow[], ids: Wanted | undefined): string[] {
  const names = ['person', ...custom.filter(({ type }) => type === 'person').map(fieldName)]
  return names.flatMap((name) => [...(ids?.get(name) ?? [])])
}
