import type { Tree } from './rule.ts'

export const orderFile = 'server/domains/index.ts'

/**
 * The domains from left to right, read from the text of the list so that no code of the product runs in a check.
 * A tree without the file has no domains. Throws when the file is there and the list is not.
 */
export function domainOrder(tree: Tree): string[] {
  const text = tree.get(orderFile)
  if (text === undefined) return []
  const list = text.match(/\border\s*=\s*\[([^\]]*)\]/)?.[1]
  if (list === undefined) throw new Error(`${orderFile} must export \`order\`, a list of the domains' names`)
  const uncommented = list.replace(/\/\/.*$/gm, '')
  return [...uncommented.matchAll(/['"]([^'"]+)['"]/g)].map((found) => found[1] ?? '')
}

/** The domain a path lies in: `server/domains/promises/rules.ts` is of `promises`; undefined outside domains. */
export function domainOf(path: string): string | undefined {
  return path.match(/^(?:server|web)\/domains\/([^/]+)\//)?.[1]
}
