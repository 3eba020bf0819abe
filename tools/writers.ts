import { posix } from 'node:path'
import { domainOf } from './domain-order.ts'
import { lineAt, type Problem, type Tree } from './rule.ts'
import { withoutComments } from './source.ts'

const declared = /\binterface \w*Tables\b[^{]*\{/g
const kysely =
  /\.(insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*(?:(['"`])([\w.]+)[^'"`]*\2|(\w[^)\n]*))/g
const plain =
  /\b(?:insert\s+into|delete\s+from|merge\s+into|truncate(?:\s+table)?|copy|update)\s+(?:only\s+)?(?:"?\w+"?\.)?"?([a-z_][a-z0-9_]*)"?(?=\s*(?:\(|values|select|using|where|set\b|as\b|from\s+stdin|restart|cascade|default|returning|[`'";)]|$|\w+\s+(?:set|using)\b))/gim

const judged = (path: string) =>
  /^server\/.*\.ts$/.test(path) && !/\.test\.ts$/.test(path) && !/^server\/(?:testing|migrations)\//.test(path)

/** A table has one writer: the folder whose `interface Tables` declares it, with the folders below. */
export function writers(tree: Tree): Problem[] {
  const problems: Problem[] = []
  const owners = new Map<string, string>()
  for (const [path, text] of tree) {
    if (!judged(path)) continue
    for (const table of tablesIn(path, text)) {
      const other = owners.get(table)
      if (domainOf(path) && !path.endsWith('/tables.ts')) {
        problems.push({ rule: 'one-writer', path, message: `declare ${table} in the domain's tables.ts` })
      }
      if (other) problems.push({ rule: 'one-writer', path, message: `${table} is already declared in ${other}` })
      else owners.set(table, posix.dirname(path))
    }
  }
  for (const [path, text] of tree) if (judged(path)) problems.push(...writesElsewhere(path, text, owners))
  return problems
}

function writesElsewhere(path: string, text: string, owners: Map<string, string>): Problem[] {
  const bare = withoutComments(path, text)
  const problems: Problem[] = []
  const say = (offset: number, message: string) =>
    problems.push({ rule: 'one-writer', path, line: lineAt(text, offset), message })

  for (const found of bare.matchAll(kysely)) {
    const table = found[3]?.replace(/^\w+\./, '')
    if (!table) say(found.index, `${found[1]}(${found[4]}): name the table, so that its writer can be found`)
    else if (!owners.has(table)) say(found.index, `no interface Tables declares ${table}`)
    else if (!isWithin(path, owners.get(table))) say(found.index, `${table} is written only by ${owners.get(table)}`)
  }
  for (const found of bare.matchAll(plain)) {
    const owner = owners.get(found[1] ?? '')
    if (owner && !isWithin(path, owner)) say(found.index, `${found[1]} is written only by ${owner}`)
  }
  return problems
}

const isWithin = (path: string, owner: string | undefined) => path.startsWith(`${owner}/`)

/** The table names an interface whose name ends in `Tables` has as its keys, in a `declare module` or not. */
function tablesIn(path: string, text: string): string[] {
  const bare = withoutComments(path, text)
  return [...bare.matchAll(declared)].flatMap((found) => keysFrom(bare, found.index + found[0].length))
}

function keysFrom(text: string, start: number): string[] {
  const keys: string[] = []
  let depth = 1
  for (const { 0: piece, 1: key } of text.slice(start).matchAll(/['"]?([\w.]+)['"]?\??\s*:|[{}]/g)) {
    if (piece === '{') depth++
    else if (piece === '}') depth--
    else if (depth === 1 && key) keys.push(key.replace(/^\w+\./, ''))
    if (depth === 0) return keys
  }
  return keys
}
