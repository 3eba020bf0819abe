import type { ConversationLine } from '../../../../contract/conversations.ts'
import type { Group, ListPage } from '../api.ts'

/** A row of the list: a heading of a grouped one, or a conversation with its place among them. */
export type Row = { head: Group } | { line: ConversationLine; index: number }

/** Pixels: all rows of a kind are the same, so that a list of any length never jumps. */
const rowHeight = 104
const fieldsHeight = 22
export const headHeight = 34

/** Custom fields stand on a line of their own, in every row of a view that shows some. */
export const rowHeightWith = (fields: number): number => rowHeight + (fields ? fieldsHeight : 0)

/** What is drawn below each other, and where each begins where a row is so high; at the end of `tops` where the last one ends. */
export function rowsOf(
  pages: readonly ListPage[],
  rowHeight: number,
): { rows: Row[]; tops: number[]; lines: ConversationLine[] } {
  const rows: Row[] = []
  const tops: number[] = []
  const lines: ConversationLine[] = []
  let top = 0
  let under: string | null | undefined
  const put = (row: Row, height: number) => {
    rows.push(row)
    tops.push(top)
    top += height
  }
  for (const page of pages) {
    for (const line of page.items) {
      const group = page.groupOf?.[line.id]
      if (group && group.value !== under) {
        put({ head: group }, headHeight)
        under = group.value
      }
      put({ line, index: lines.length }, rowHeight)
      lines.push(line)
    }
  }
  return { rows, tops: [...tops, top], lines }
}

/** Where a filter has been asked of many and has not met anything in a while. */
export interface Further {
  isLooking: boolean
  look: () => void
}
