import type { Db } from './database.ts'

interface Asked<Item, Answer> {
  item: Item
  give(answer: Answer): void
  fail(error: unknown): void
}

/**
 * Makes one statement of what is asked in one turn within one transaction, as for the mails of a batch. `ask` answers in the
 * order of the items; where it fails it fails for all of them, as the transaction does.
 */
export function together<S extends { db: Db }, Item, Answer>(
  ask: (scope: S, items: readonly Item[]) => Promise<readonly Answer[]>,
): (scope: S, item: Item) => Promise<Answer> {
  const waiting = new WeakMap<Db, Asked<Item, Answer>[]>()
  return (scope, item) =>
    new Promise((give, fail) => {
      const others = waiting.get(scope.db)
      if (others) return void others.push({ item, give, fail })
      const all = [{ item, give, fail }]
      waiting.set(scope.db, all)
      process.nextTick(() => {
        waiting.delete(scope.db)
        ask(
          scope,
          all.map((each) => each.item),
        ).then(
          (answers) => {
            for (const [index, each] of all.entries()) each.give(answers[index] as Answer)
          },
          (error) => {
            for (const each of all) each.fail(error)
          },
        )
      })
    })
}
