import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { Stop } from './stop.mjs'

const windows = process.platform === 'win32'
const pinned = join('node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')

/**
 * Makes sure that what package-lock.json names is what node_modules holds, and answers the path of the Node to use.
 * Says what it does before it does it; works in the current directory, which is the root of the checkout.
 */
export async function ensureDependencies() {
  if (!isInstalled()) install()
  if (existsSync(pinned)) return pinned
  // Install scripts may be switched off, or there is no build of Node for this platform: a new Node of the system will do.
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new Stop(
    `Kept needs Node 24 and found ${process.version}. The npm package "node" should have brought one: ` +
      'allow its install script (npm rebuild node) or install Node 24 yourself.',
  )
}

/** Compares content, not times: a checkout of another branch and back installs nothing. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json')
  const there = packagesOf(join('node_modules', '.package-lock.json'))
  if (!there) return false
  return Object.entries(wanted ?? {}).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true
    const found = there[path]
    // Optional packages are for other platforms; npm leaves them out.
    return found ? found.version === version : optional === true
  })
}

function packagesOf(file) {
  if (!existsSync(file)) return undefined
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

function install() {
  console.log('Installing what package-lock.json names (npm ci); the first time takes a minute.')
  // Started by npm, we use that very npm; else the one on the path. Screens are built here, so devDependencies too.
  const npm = process.env.npm_execpath
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const { status, error } = spawnSync(command, [...first, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: windows && command === 'npm',
  })
  if (error) throw new Stop(`npm could not be started: ${error.message}`)
  if (status !== 0) throw new Stop('npm ci failed; its own words are above. Nothing was started.')
}
