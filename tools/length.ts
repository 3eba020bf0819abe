import type { Problem, Rule } from './rule.ts'

/** A file that may be long: why, and how long it was when it was let in. */
export interface Allowance {
  lines: number
  because: string
}

const most = 400
const counted = /\.(?:[cm]?[jt]sx?|css|liquid|sql|sh)$/
// The printed schema is read as a table, and a migration that has run can no longer be split.
const uncounted = /^server\/(?:schema\.sql$|migrations\/)/

/** No file over 400 lines without a written reason. The list only shrinks: what is in it may not grow, nor stay when it is short again. */
export function length(allowed: Record<string, Allowance>): Rule {
  return (tree) => {
    const problems: Problem[] = []
    const say = (path: string, message: string) => problems.push({ rule: 'length', path, message })
    for (const [path, text] of tree) {
      if (!counted.test(path) || uncounted.test(path)) continue
      const lines = text.trimEnd().split('\n').length
      const allowance = allowed[path]
      if (lines > (allowance?.lines ?? most)) say(path, `${lines} lines, at most ${allowance?.lines ?? most}`)
      if (allowance && lines <= most) say(path, 'short again: take it off tools/length-allowed.json')
    }
    for (const [path, { because }] of Object.entries(allowed)) {
      if (!tree.has(path)) say(path, 'gone: take it off tools/length-allowed.json')
      if (because.trim().length < 20) say(path, 'the list wants a reason somebody can weigh')
    }
    return problems
  }
}
