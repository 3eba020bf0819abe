import type { Problem, Tree } from './rule.ts'
import { edgesOf } from './source.ts'

/** No import rings, types included: a ring means that two files are one idea, or that one of them knows too much. */
export function rings(tree: Tree): Problem[] {
  const next = new Map<string, Set<string>>()
  for (const { from, to, ours } of edgesOf(tree)) {
    if (!ours || !tree.has(to)) continue
    const targets = next.get(from) ?? new Set()
    next.set(from, targets.add(to))
  }
  return knots(next).map((knot) => ({
    rule: 'no-rings',
    path: knot[0] ?? '',
    message: knot.length === 1 ? 'imports itself' : `in a ring with ${knot.slice(1).join(', ')}`,
  }))
}

/** Strongly connected components of two files or more, and files that import themselves (Tarjan 1972). */
function knots(next: Map<string, Set<string>>): string[][] {
  const index = new Map<string, number>()
  const path: string[] = []
  const found: string[][] = []

  const visit = (file: string): number => {
    const own = index.size
    index.set(file, own)
    path.push(file)
    let low = own
    for (const target of next.get(file) ?? []) {
      if (!index.has(target)) low = Math.min(low, visit(target))
      else if (path.includes(target)) low = Math.min(low, index.get(target) ?? own)
    }
    if (low === own) {
      const knot = path.splice(path.indexOf(file))
      if (knot.length > 1 || next.get(file)?.has(file)) found.push(knot.sort())
    }
    return low
  }
  for (const file of next.keys()) if (!index.has(file)) visit(file)
  return found
}
