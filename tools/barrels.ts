import type { Problem, Tree } from './rule.ts'
import { type Edge, edgesOf } from './source.ts'

const frontDoor = /^(?:server|web)\/domains\/[^/]+\/index\.ts$/

/** Only a domain's front door hands on what other files export, and it names each thing. */
export function barrels(tree: Tree): Problem[] {
  return edgesOf(tree)
    .filter(({ reexport, ours }) => ours && reexport !== 'no')
    .filter(({ from, reexport }) => reexport === 'everything' || !frontDoor.test(from))
    .map((edge) => ({ rule: 'no-barrels', path: edge.from, line: edge.line, message: advice(edge) }))
}

function advice({ from, to }: Edge): string {
  if (frontDoor.test(from)) return `name what the front door hands on from ${to}`
  return `only a domain's index.ts re-exports: import from ${to} where it is used`
}
