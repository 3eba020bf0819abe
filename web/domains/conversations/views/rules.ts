import type { SavedView } from '../../../../contract/views.ts'

/** The list with one taken from its place and put where another stands. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.toSpliced(from, 1)
  return rest.toSpliced(Math.min(Math.max(to, 0), rest.length), 0, items[from] as T)
}

/** With new positions, in the order of them within each kind. */
export const reordered = (views: readonly SavedView[], positions: ReadonlyMap<string, number>): SavedView[] =>
  views
    .map((view) => ({ ...view, position: positions.get(view.id) ?? view.position }))
    .toSorted(
      (one, other) =>
        one.kind.localeCompare(other.kind) || one.position - other.position || one.name.localeCompare(other.name),
    )

/** The keys after `g` that lead to saved views: the first nine have a figure. */
export const figureOf = (index: number): string | undefined => (index < 9 ? `g ${index + 1}` : undefined)
