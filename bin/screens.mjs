import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'
import { Stop } from './stop.mjs'

const sources = ['web', 'ui', 'contract', 'locales', 'package-lock.json']
const built = join('dist', 'web')
const stamp = join(built, '.built-from')

/**
 * Builds the screens when what they are made of has changed since the last build. The stamp lies inside the build,
 * which a new build empties first: one that was broken off is never taken for a finished one.
 */
export async function ensureScreens(node) {
  if (!existsSync('web/vite.config.ts')) return
  const now = stampOf(sources)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  console.log('Building the screens (vite build).')
  const vite = join('node_modules', 'vite', 'bin', 'vite.js')
  const words = ['build', 'web', '--outDir', join('..', built), '--emptyOutDir', '--logLevel', 'warn']
  // Tests set it to `test`, of which vite makes React's slow development build.
  const code = await run(node, [vite, ...words], { NODE_ENV: 'production' })
  if (code !== 0) throw new Stop('The screens could not be built; vite’s own words are above. Nothing was started.')
  mkdirSync(built, { recursive: true })
  writeFileSync(stamp, now)
}

/** One digest over names and bytes: a few hundred small files take some ten milliseconds. */
function stampOf(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesUnder)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

function filesUnder(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  const entries = readdirSync(path, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return files.filter((file) => !/\.test\.tsx?$/.test(file)).sort()
}
