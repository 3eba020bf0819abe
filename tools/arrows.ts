import { domainOf, domainOrder } from './domain-order.ts'
import { reachesNetworkElsewhere } from './network.ts'
import type { Problem, Tree } from './rule.ts'
import { type Edge, edgesOf } from './source.ts'

interface Arrow {
  rule: string
  says: string
  broken: (edge: Edge) => boolean
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith('server/testing/')
const isFrontDoor = (path: string) => /^(?:server|web)\/domains\/[^/]+\/index\.tsx?$/.test(path)

/** What a pure rule may take as a value: nothing that waits, reads, writes or tells the time. */
const impurePlatform = /^server\/platform\/(?:ai|auth|config|db|events|files|http|jobs|mail|realtime|webhooks)\//
const impureSibling = /\/(?:(?:actions|adapters)\/|(?:jobs|pages|queries|reactions|routes)\.ts$)/
const pureNode = /^node:(?:assert|buffer|crypto|util)$/

/** An arrow from one kind of path to another. */
function never(rule: string, from: RegExp, to: RegExp, says: string): Arrow {
  return { rule, says, broken: (edge) => from.test(edge.from) && to.test(edge.to) }
}

const fixed: Arrow[] = [
  never(
    'contract',
    /^contract\//,
    /^(?:server|web|ui|portal|widget|demo|bench)\//,
    'the contract imports nothing of ours',
  ),
  {
    rule: 'contract',
    says: 'the contract knows no package but zod',
    broken: ({ from, to, ours }) => from.startsWith('contract/') && !isTest(from) && !ours && to !== 'zod',
  },
  never('clients', /^(?:web|ui|portal|widget)\//, /^server\//, 'a client knows the server only by the contract'),
  {
    rule: 'client-values',
    says: 'a client takes types from the contract and values only from its -rules files: schemas bring zod, and zod tries eval',
    broken: ({ from, to, typeOnly }) =>
      /^(?:web|portal|contract\/[\w-]+-rules\.ts$)/.test(from) &&
      /^contract\/(?![\w-]+-rules\.ts$)/.test(to) &&
      !isTest(from) &&
      !typeOnly,
  },
  {
    rule: 'widget-types',
    says: 'the widget takes only types from the contract, its bytes are counted',
    broken: ({ from, to, typeOnly }) => from.startsWith('widget/') && to.startsWith('contract/') && !typeOnly,
  },
  never('platform', /^server\/platform\//, /^server\/(?:domains|main|cli)/, 'the platform knows no domain'),
  never('core', /^server\/(?:platform|domains)\//, /^(?:demo|bench|tools|e2e|bin)\//, 'the product needs no workshop'),
  {
    rule: 'testing',
    says: 'only tests use server/testing',
    broken: ({ from, to }) =>
      /^server\/(?:platform|domains)\//.test(from) && !isTest(from) && to.startsWith('server/testing/'),
  },
  {
    rule: 'front-door',
    says: 'enter another domain by its index.ts',
    broken: ({ from, to }) =>
      /^(?:server\/(?:domains|main|cli)|web\/domains\/)/.test(from) &&
      domainOf(to) !== undefined &&
      domainOf(from) !== domainOf(to) &&
      !isFrontDoor(to),
  },
  {
    rule: 'reactions',
    says: "another domain's reactions are heard, not called",
    broken: ({ from, to }) =>
      /\/reactions\.ts$/.test(to) && !isTest(from) && !/\/index\.ts$/.test(from) && domainOf(to) !== undefined,
  },
  {
    rule: 'pure',
    says: 'rules.ts decides and does nothing else: pass in what it needs',
    broken: ({ from, to, ours, typeOnly }) =>
      /^server\/domains\/.*\/rules\.ts$/.test(from) &&
      !typeOnly &&
      (ours ? impurePlatform.test(to) || impureSibling.test(to) : to.startsWith('node:') && !pureNode.test(to)),
  },
  never('ui', /^ui\//, /^(?:contract|web|portal|widget|locales)\//, 'ui knows no domain'),
  {
    rule: 'network',
    says: 'this module reaches the network or the database and has its own place (tools/network.ts)',
    broken: (edge) => !isTest(edge.from) && reachesNetworkElsewhere(edge),
  },
]

/** A domain imports only those to its left in the written order; what stands beside the domains composes them all. */
function leftOnly(order: string[]): Arrow {
  const place = (path: string) => order.indexOf((path.startsWith('server/') && domainOf(path)) || '')
  return {
    rule: 'left',
    says: 'a domain imports only those to its left; of those to its right it hears by events',
    broken: ({ from, to }) => place(from) !== -1 && place(to) > place(from),
  }
}

/** Arrows 1–6 and 8, and where the network may be reached (11). */
export function arrows(tree: Tree): Problem[] {
  const all = [...fixed, leftOnly(domainOrder(tree))]
  return edgesOf(tree).flatMap((edge) =>
    all
      .filter((arrow) => arrow.broken(edge))
      .map(({ rule, says }) => ({ rule, path: edge.from, line: edge.line, message: `${says} (imports ${edge.to})` })),
  )
}
