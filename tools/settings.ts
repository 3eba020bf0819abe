import type { Problem, Tree } from './rule.ts'

const config = 'server/platform/config/config.ts'
const readme = 'README.md'

/** README lists every setting the product reads, and no other. */
export function settings(tree: Tree): Problem[] {
  const read = names(tree.get(config), /^ {2}([A-Z][A-Z0-9_]+):/gm)
  const told = names(tree.get(readme), /^\| `([A-Z][A-Z0-9_]+)` \|/gm)
  if (read.size === 0) return []
  return [
    ...[...read.difference(told)].map((name) => ({
      rule: 'settings',
      path: readme,
      message: `${name} is not in the table`,
    })),
    ...[...told.difference(read)].map((name) => ({ rule: 'settings', path: readme, message: `nobody reads ${name}` })),
  ]
}

function names(text: string | undefined, pattern: RegExp): Set<string> {
  return new Set([...(text ?? '').matchAll(pattern)].map((found) => found[1] ?? ''))
}
