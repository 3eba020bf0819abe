import type { Problem, Tree } from './rule.ts'

export interface Locked {
  version?: string
  integrity?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

export type Packages = Record<string, Locked>

/** A build for one platform that a package names and the lock leaves out. */
export interface Missing {
  name: string
  version: string
  by: string
}

/**
 * `npm ci` refuses a lock that leaves out a build for another platform, and npm leaves such a build out when the
 * registry it asked did not have it. `node tools/complete-lock.ts` writes the entries in.
 */
export function lock(tree: Tree): Problem[] {
  const text = tree.get('package-lock.json')
  if (text === undefined) return []
  return missingBuilds(JSON.parse(text).packages ?? {}).map(({ name, by }) => ({
    rule: 'lock',
    path: 'package-lock.json',
    message: `${name}, named by ${by}, is left out: run node tools/complete-lock.ts`,
  }))
}

export function missingBuilds(packages: Packages): Missing[] {
  const missing: Missing[] = []
  for (const [by, { optionalDependencies }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
      if (!isFound(packages, by, name)) missing.push({ name, version, by })
    }
  }
  return missing
}

/** Looks where Node would look: beside the package, then in every folder above. */
function isFound(packages: Packages, from: string, name: string): boolean {
  if (packages[`${from}/node_modules/${name}`]) return true
  const above = from.lastIndexOf('/node_modules/')
  return above === -1 ? packages[`node_modules/${name}`] !== undefined : isFound(packages, from.slice(0, above), name)
}
