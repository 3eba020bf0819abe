import type { Problem, Tree } from './rule.ts'
import { edgesOf } from './source.ts'

const runs = /^(?:server\/(?!testing\/)|contract\/|demo\/)/
const test = /\.test\.ts$/

/** What runs at a company is installed without devDependencies: it may import only `dependencies`. Types are free. */
export function shipped(tree: Tree): Problem[] {
  const manifest = tree.get('package.json')
  if (manifest === undefined) return []
  const installed = new Set(Object.keys(JSON.parse(manifest).dependencies ?? {}))
  return edgesOf(tree)
    .filter(({ from, ours, typeOnly }) => runs.test(from) && !test.test(from) && !ours && !typeOnly)
    .filter(({ to }) => !to.startsWith('node:') && !installed.has(to))
    .map(({ from, to, line }) => ({
      rule: 'shipped',
      path: from,
      line,
      message: `${to} is not among the dependencies`,
    }))
}
