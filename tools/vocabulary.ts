import { domainOrder, orderFile } from './domain-order.ts'
import type { Problem, Tree } from './rule.ts'

const name = '[a-z0-9]+(?:-[a-z0-9]+)*'
const test = '(?:\\.[a-z0-9-]+)*\\.test'

/** The files a server domain, or a part of one, may hold. A new kind of file needs a decision record. */
const serverFiles = [
  '(?:index|tables|queries|rules|permissions|routes|pages|reactions|jobs)',
  `actions/${name}`,
  `adapters/(?:${name}/)?${name}`,
].map((file) => new RegExp(`^(?:${name}/)?${file}(?:${test})?\\.ts$`))

/** The files a domain of the web may hold: its screens, their components, its calls and its pure decisions. */
const webFiles = [
  `(?:index|api|rules|use-${name})(?:${test})?\\.tsx?`,
  `(?:components/)?${name}(?:${test})?\\.tsx`,
  `(?:components/)?${name}\\.module\\.css`,
].map((file) => new RegExp(`^(?:${name}/)?${file}$`))

/** What stands beside the domains: their order, what each registers, and the one place that makes them all. */
const besideDomains = ['index', 'domain', 'registry'].map((file) => `server/domains/${file}.ts`)

const nameless = /(?:^|[/-])(utils?|helpers?|commons?|services?|managers?|misc|shared)(?=[/.-])/
const ours = /^(?:contract|server|ui|web|portal|widget|demo|bench|e2e|tools)\//

/** Only files of the vocabulary, in domains that stand in the written order, tests beside what they test, no nameless names. */
export function vocabulary(tree: Tree): Problem[] {
  const order = domainOrder(tree)
  const problems: Problem[] = []
  for (const path of tree.keys()) {
    const message = strange(path, tree, order)
    if (message) problems.push({ rule: 'vocabulary', path, message })
  }
  return problems
}

function strange(path: string, tree: Tree, order: string[]): string | undefined {
  const unnamed = ours.test(path) && path.match(nameless)
  if (unnamed) return `"${unnamed[1]}" says nothing: name the thing`

  const [, side, domain, file] = path.match(/^(server|web)\/domains\/([^/]+)\/(.+)$/) ?? []
  if (!side || !domain || !file) {
    return /^(?:server|web)\/domains\//.test(path) && !besideDomains.includes(path) ? 'belongs to no domain' : undefined
  }
  if (!order.includes(domain)) return `${domain} does not stand in ${orderFile}`
  const known = side === 'server' ? serverFiles : webFiles
  if (!known.some((pattern) => pattern.test(file))) return `not in the vocabulary of a ${side} domain`
  return strayTest(path, tree)
}

/** `resolve.test.ts` and `resolve.outsider.db.test.ts` both stand beside `resolve.ts`. */
function strayTest(path: string, tree: Tree): string | undefined {
  const tested = path.match(/^(.*\/[^/.]+)\.(?:[a-z0-9-]+\.)*test\.tsx?$/)?.[1]
  if (!tested || tree.has(`${tested}.ts`) || tree.has(`${tested}.tsx`)) return undefined
  return `tests stand beside what they test: there is no ${tested}.ts`
}
