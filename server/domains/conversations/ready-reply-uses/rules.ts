import type { OfferedReply } from '../../../../contract/ready-replies.ts'

/** How often a reply was used lately where it was like here. */
export interface Likeness {
  /** Same topic, language and channel. */
  similar: number
  topic: number
  mine: number
  team: number
  often: number
}

/** The words of a template for one line: what is decided is left out, what is filled in is a gap. */
export const withoutCode = (text: string): string => text.replace(/\{%[^%]*%\}/g, '').replace(/\{\{[^}]*\}\}/g, '…')

interface Candidate {
  name: string
  words: string
  madeForTopic: boolean
  likeness: Likeness | null
}

const weights: readonly [keyof Likeness, number][] = [
  ['similar', 5],
  ['topic', 3],
  ['mine', 2],
  ['team', 1],
  ['often', 0.5],
]

/** The weightiest first, each with why; two reasons say enough. Typed words must stand in its name or its text. */
export function rank<C extends Candidate>(candidates: readonly C[], typed: string): (C & Pick<OfferedReply, 'why'>)[] {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  return candidates
    .flatMap((candidate) => {
      const found = foundIn(candidate, words)
      if (found === 0) return []
      const likely = likelihood(candidate)
      return [{ candidate: { ...candidate, why: likely.why.slice(0, 2) }, score: found * 1000 + likely.score }]
    })
    .sort((a, b) => b.score - a.score || a.candidate.name.localeCompare(b.candidate.name))
    .map(({ candidate }) => candidate)
}

/** 3: the name begins with it, 2: all words in the name, 1: in name and text, 0: not in it. */
function foundIn({ name, words }: Candidate, typed: readonly string[]): number {
  const [inName, inText] = [fold(name), fold(words)]
  if (inName.startsWith(typed.join(' '))) return 3
  if (typed.every((word) => inName.includes(word))) return 2
  return typed.every((word) => inName.includes(word) || inText.includes(word)) ? 1 : 0
}

const fold = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').trim()

/** Twice as often is one step more, so that an old favourite does not stand above what fits for ever. */
function likelihood({ madeForTopic, likeness }: Candidate): { score: number; why: OfferedReply['why'] } {
  const parts = weights.flatMap(([kind, weight]) => {
    const count = likeness?.[kind] ?? 0
    return count > 0 ? [{ kind, count, score: weight * Math.log2(1 + count) }] : []
  })
  const made = madeForTopic ? [{ kind: 'made-for-topic' as const, count: null, score: 12 }] : []
  const all = [...made, ...parts].sort((a, b) => b.score - a.score)
  return {
    score: all.reduce((sum, { score }) => sum + score, 0),
    why: all.map(({ kind, count }) => ({ kind, count })),
  }
}

/** Days after the first use by which it must be resolved, and after that stay so. */
export interface Fate {
  at: Date
  resolvedAt: Date | null
  reopenedAt: Date | null
}

const day = 86_400_000

export type Outcome = 'held' | 'reopened' | 'unresolved' | 'too-early'

/**
 * What came of a use. It is judged when twice the days have passed and not before: else quick failures would be counted
 * among uses whose good end cannot be known yet.
 */
export function outcomeOf({ at, resolvedAt, reopenedAt }: Fate, days: number, now: Date): Outcome {
  if (now.getTime() < at.getTime() + 2 * days * day) return 'too-early'
  if (!resolvedAt || resolvedAt.getTime() > at.getTime() + days * day) return 'unresolved'
  return reopenedAt && reopenedAt.getTime() <= resolvedAt.getTime() + days * day ? 'reopened' : 'held'
}
