/**
 * What all of them answer. The statements they ask on one connection leave in one stream. All have ended before an error
 * goes on, because whoever still asked on a connection given back would ask in somebody else's transaction.
 */
export async function sideBySide<T extends readonly unknown[]>(
  works: {
    [K in keyof T]: Promise<T[K]>
  },
): Promise<T> {
  for (const each of await Promise.allSettled(works)) if (each.status === 'rejected') throw each.reason
  return Promise.all(works) as unknown as Promise<T>
}
