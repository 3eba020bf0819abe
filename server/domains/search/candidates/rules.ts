/** Blocks of documents, newest first. `wide`: as one, where few are expected in them. */
export interface Blocks {
  newest: number
  oldest: number
  wide: boolean
}

/** Documents of a block: looking through one costs little, and a frequent word fills a page from one. */
export const blockSize = 1024
/** So many hits are read at once rather than block by block. */
const few = 300
/** No more than this many are read at once, however few of them are wanted. */
const many = 2000
const enoughToJudge = 20

interface Seen {
  asked: Blocks
  hits: number
  /** Of the hits, those that the rest of the line leaves. */
  visible: number
  wanted: number
  last: number
}

/** What to read after these blocks had so many hits. */
export function nextBlocks({ asked, hits, visible, wanted, last }: Seen): Blocks {
  const newest = asked.oldest - 1
  const count = asked.newest - asked.oldest + 1
  const left = newest - last + 1
  const density = hits / count
  // What a few blocks say of a rare word is nothing yet.
  if (count >= enoughToJudge && density * left <= few) return { newest, oldest: last, wide: true }
  const forWanted = visible ? Math.ceil(wanted / (visible / count)) : count * 8
  const blocks = Math.max(enoughToJudge, Math.min(forWanted, Math.ceil(many / Math.max(density, 1))))
  return { newest, oldest: Math.max(last, newest - blocks + 1), wide: false }
}

const day = 24 * 60 * 60 * 1000

/**
 * Best and newest: how well it matches, half as much again where one message has all the words, less with age: half after
 * half a year.
 */
export function scoreOf(hit: { rank: number; together: boolean; at: Date }, now: Date): number {
  const days = Math.max(0, now.getTime() - hit.at.getTime()) / day
  const score = (hit.rank + (hit.together ? 0.5 : 0)) / (1 + days / 180)
  // Written into cursors and compared again: as many digits as both sides keep.
  return Math.round(score * 1e6) / 1e6
}

/** Where a page ends: in a window of blocks after a score, or, where no words were asked, in the order of time. */
export type Cursor =
  | (Blocks & { kind: 'best'; score: number | null; id: string | null; now: Date; before: number; relaxed: boolean })
  | { kind: 'newest'; at: string; id: string }

type Values = readonly (string | number | null)[]
export const cursorLength = 9

export const cursorValues = (cursor: Cursor): Values =>
  cursor.kind === 'newest'
    ? ['newest', cursor.at, cursor.id, 0, 0, 0, 0, 0, 0]
    : [
        'best',
        cursor.newest,
        cursor.oldest,
        Number(cursor.wide),
        cursor.score,
        cursor.id,
        cursor.now.getTime(),
        cursor.before,
        Number(cursor.relaxed),
      ]

export function cursorOf(values: Values): Cursor {
  const [kind, newest, oldest, wide, score, id, now, before, relaxed] = values
  if (kind === 'newest') return { kind, at: String(newest), id: String(oldest) }
  return {
    kind: 'best',
    newest: Number(newest),
    oldest: Number(oldest),
    wide: wide === 1,
    score: score === null ? null : Number(score),
    id: id === null ? null : String(id),
    now: new Date(Number(now)),
    before: Number(before),
    relaxed: relaxed === 1,
  }
}
