import { problem } from '../http/problem.ts'

/** A page's cursor: the sort values of its last row. Opaque to clients, checked when it comes back. */
export const encodeCursor = (values: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(values) && values.length === length) return values
  } catch {
    // answered below
  }
  throw problem('invalid', { errors: [{ path: 'query.cursor', message: 'is not a cursor of this list' }] })
}

/** Cuts the row fetched beyond the limit and says where the next page begins. */
export function paged<Row>(
  rows: Row[],
  limit: number,
  key: (row: Row) => readonly (string | number | null)[],
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? encodeCursor(key(last)) : null }
}
