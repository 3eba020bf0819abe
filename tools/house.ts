import { arrows } from './arrows.ts'
import { barrels } from './barrels.ts'
import { leaks } from './leaks.ts'
import { length } from './length.ts'
import allowed from './length-allowed.json' with { type: 'json' }
import { locales } from './locales.ts'
import { lock } from './lock.ts'
import { purity } from './purity.ts'
import { rings } from './rings.ts'
import { printed, type Rule } from './rule.ts'
import { settings } from './settings.ts'
import { shipped } from './shipped.ts'
import { readTree } from './tree.ts'
import { vocabulary } from './vocabulary.ts'
import { writers } from './writers.ts'

/** Every rule of the house that no ready-made tool holds. */
export function houseRules(root: string): Rule[] {
  return [
    arrows,
    rings,
    barrels,
    purity,
    writers,
    vocabulary,
    length(allowed),
    locales,
    lock,
    shipped,
    settings,
    leaks(root),
  ]
}

/** Judges a checkout and answers one line a problem; none means that the house stands. */
export function judge(root: string): string[] {
  const tree = readTree(root)
  const problems = houseRules(root).flatMap((rule) => rule(tree))
  return problems.map(printed).sort()
}

if (import.meta.main) {
  const problems = judge(process.cwd())
  for (const line of problems) console.log(line)
  process.exitCode = problems.length > 0 ? 1 : 0
}
