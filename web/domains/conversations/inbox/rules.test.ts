import { expect, test } from 'vitest'
import type { ConversationLine } from '../../../../contract/conversations.ts'
import type { Group, ListPage } from '../api.ts'
import { headHeight, rowHeightWith, rowsOf } from './rules.ts'

const rowHeight = rowHeightWith(0)
const line = (id: string) => ({ id }) as ConversationLine
const group = (value: string | null): Group => ({ value, name: null, text: '', count: 1, more: false })
const page = (...items: [string, Group][]): ListPage => ({
  items: items.map(([id]) => line(id)),
  next: null,
  groupOf: Object.fromEntries(items),
})

test('a list without headings is its lines below each other', () => {
  const { rows, tops, lines } = rowsOf([{ items: [line('a'), line('b')], next: null }], rowHeight)
  expect(rows).toEqual([
    { line: line('a'), index: 0 },
    { line: line('b'), index: 1 },
  ])
  expect(tops).toEqual([0, rowHeight, 2 * rowHeight])
  expect(lines).toHaveLength(2)
})

test('a heading stands once, before the first of its lines, also where a page ends within it', () => {
  const [urgent, none] = [group('urgent'), group(null)]
  const { rows, tops, lines } = rowsOf([page(['a', urgent]), page(['b', urgent], ['c', none])], rowHeight)
  expect(rows.map((row) => ('head' in row ? row.head.value : row.line.id))).toEqual(['urgent', 'a', 'b', null, 'c'])
  expect(rows.flatMap((row) => ('index' in row ? [row.index] : []))).toEqual([0, 1, 2])
  expect(tops.at(-1)).toBe(2 * headHeight + 3 * rowHeight)
  expect(lines.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
})

test('rows that show custom fields are higher, and all alike', () => {
  const higher = rowHeightWith(2)
  expect([higher > rowHeight, rowHeightWith(1)]).toEqual([true, higher])
  expect(rowsOf([{ items: [line('a'), line('b')], next: null }], higher).tops).toEqual([0, higher, 2 * higher])
})
