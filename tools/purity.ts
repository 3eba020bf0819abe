import { lineAt, type Problem, type Tree } from './rule.ts'
import { withoutComments } from './source.ts'

const rulesFile = /^server\/domains\/.*\/rules\.ts$/
const impure =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\bTemporal\.Now\b|\brandom(?:UUID|Bytes|Int)\b|\bfetch\(|\bset(?:Timeout|Interval|Immediate)\(|\basync\b|\bawait\b/g

/** A rule gives the same answer for the same question: the clock, chance and anything awaited are passed in. */
export function purity(tree: Tree): Problem[] {
  const problems: Problem[] = []
  for (const [path, text] of tree) {
    if (!rulesFile.test(path)) continue
    for (const found of withoutComments(path, text).matchAll(impure)) {
      const line = lineAt(text, found.index)
      problems.push({ rule: 'pure', path, line, message: `\`${found[0]}\` in rules.ts: pass the value in` })
    }
  }
  return problems
}
