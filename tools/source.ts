import { posix } from 'node:path'
import { parseSync } from 'oxc-parser'
import { lineAt, type Tree } from './rule.ts'

/** One import or re-export: `to` is a path of the tree when it is ours, else the name of a package or of a Node module. */
export interface Edge {
  from: string
  to: string
  ours: boolean
  typeOnly: boolean
  line: number
  reexport: 'no' | 'named' | 'everything'
}

const script = /\.(?:[cm]?[jt]s|tsx)$/
const lazy = /\bimport\(\s*(['"])([^'"]+)\1/g

/** The source with every comment blanked, newlines kept, so that offsets and lines stay true. */
export function withoutComments(path: string, text: string): string {
  let bare = text
  for (const { start, end } of parseSync(path, text).comments) {
    bare = bare.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + bare.slice(end)
  }
  return bare
}

const read = new WeakMap<Tree, Edge[]>()

/** Every arrow drawn by the scripts of a tree, types included. */
export function edgesOf(tree: Tree): Edge[] {
  const known = read.get(tree)
  if (known) return known
  const edges: Edge[] = []
  for (const [path, text] of tree) if (script.test(path)) edges.push(...edgesFrom(path, text, tree))
  read.set(tree, edges)
  return edges
}

function edgesFrom(from: string, text: string, tree: Tree): Edge[] {
  const { module } = parseSync(from, text)
  const edges: Edge[] = []
  const draw = (wanted: string, at: number, typeOnly: boolean, reexport: Edge['reexport']) =>
    edges.push({ from, ...target(from, wanted, tree), typeOnly, line: lineAt(text, at), reexport })

  for (const found of module.staticImports) {
    const typeOnly = found.entries.length > 0 && found.entries.every((entry) => entry.isType)
    draw(found.moduleRequest.value, found.start, typeOnly, 'no')
  }
  for (const found of module.staticExports) {
    const [first] = found.entries
    if (!first?.moduleRequest) continue
    const typeOnly = found.entries.every((entry) => entry.isType)
    const everything = first.importName.kind === 'All' || first.importName.kind === 'AllButDefault'
    draw(first.moduleRequest.value, found.start, typeOnly, everything ? 'everything' : 'named')
  }
  // The module record knows neither `import('./x.ts').Type` nor which text a lazy import asks for: both read alike.
  for (const found of withoutComments(from, text).matchAll(lazy)) draw(found[2] ?? '', found.index, false, 'no')
  return edges
}

function target(from: string, wanted: string, tree: Tree): Pick<Edge, 'to' | 'ours'> {
  if (!wanted.startsWith('.')) return { to: packageOf(wanted), ours: false }
  const path = posix.join(posix.dirname(from), wanted.replace(/\?.*$/, ''))
  const found = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((candidate) => tree.has(candidate))
  return { to: found ?? path, ours: true }
}

function packageOf(wanted: string): string {
  if (wanted.startsWith('node:')) return wanted
  return wanted
    .split('/')
    .slice(0, wanted.startsWith('@') ? 2 : 1)
    .join('/')
}
