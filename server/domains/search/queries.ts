import type { Order } from '../../../contract/orders.ts'
import type { SearchAnswer } from '../../../contract/search.ts'
import { decodeCursor } from '../../platform/db/cursor.ts'
import type { Scope } from '../../platform/scope.ts'
import { listCompanies, listPeople } from '../customers/index.ts'
import { listOrders } from '../orders/index.ts'
import { conditionOf, readLine } from './asking/queries.ts'
import { type Asked, wordsIn } from './asking/rules.ts'
import { blocksOf } from './candidates/queries.ts'
import { cursorLength, cursorOf } from './candidates/rules.ts'
import { findConversations, withNumber } from './finding/queries.ts'
import { formsOf, type Understood } from './forms/rules.ts'
import { hitsOf } from './hits/queries.ts'
import { findSides } from './sides/queries.ts'
import { understand } from './typos/queries.ts'

const few = 5

/** Everything that a line of search finds, a page at a time. Throws invalid-filter where a filter in it cannot be read. */
export async function search(
  scope: Scope,
  query: { q: string; cursor?: string | undefined; limit: number },
): Promise<SearchAnswer> {
  const asked = await readLine(scope, query.q)
  const after = query.cursor ? cursorOf(decodeCursor(query.cursor, cursorLength)) : null
  const understood = await understand(scope, wordsIn(asked.wanted))
  const forms = formsOf(asked.wanted, understood)
  const blocks = await blocksOf(scope)
  const wish = { asked, forms, condition: await conditionOf(scope, asked), after, limit: query.limit, blocks }
  const { ids, relaxed, ...found } = await findConversations(scope, wish)
  const numbered = after ? null : await withNumber(scope, wish)
  const shown = numbered ? [numbered, ...ids.filter((id) => id !== numbered)] : ids
  return {
    conversations: {
      ...found,
      count: Math.max(found.count, shown.length),
      items: await hitsOf(scope, shown, forms.lexemes, forms.matching),
    },
    ...(after ? { people: [], companies: [] } : await peopleAndCompanies(scope, asked, understood)),
    sides: after || !scope.abilities.has('side-conversations.read') ? [] : await findSides(scope, asked, forms, few),
    orders: after ? [] : await ordersWith(scope, query.q, asked),
    understood: {
      words: understood.map(({ asked: { word } }) => word),
      corrected: understood.flatMap(({ asked: { word }, corrected }) =>
        corrected.length ? { from: word, to: corrected } : [],
      ),
      relaxed,
      complete: blocks?.filled ?? false,
    },
  }
}

/** A number may hold any signs, so the line is looked for as it stands where it is no more than words. */
async function ordersWith(scope: Scope, line: string, { typed, filter, from }: Asked): Promise<Order[]> {
  if (typed.length < 3 || filter || from.length || !scope.abilities.has('orders.read')) return []
  return (await listOrders(scope, { text: line.trim(), limit: few })).items
}

/** By the words as they were typed; where nobody is called so, by what was meant. */
async function peopleAndCompanies(scope: Scope, { typed }: Asked, understood: readonly Understood[]) {
  const none = { people: [], companies: [] }
  if (typed.length < 2 || !scope.abilities.has('people.read')) return none
  const written = understood.map(({ written }) => written).join(' ')
  const found = await calledSo(scope, typed)
  return found.people.length || written === typed ? found : calledSo(scope, written)
}

const calledSo = async (scope: Scope, text: string) => ({
  people: (await listPeople(scope, { text, limit: few })).items,
  companies: (await listCompanies(scope, { text, limit: few })).items,
})
