#!/usr/bin/env node
// Runs on the Node that is there (20 or newer), prepares the checkout and hands over to the pinned Node.
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureDependencies } from './dependencies.mjs'
import { run } from './run.mjs'
import { ensureScreens } from './screens.mjs'
import { explain } from './stop.mjs'

const commands = ['start', 'migrate', 'demo', 'backup', 'restore', 'doctor', 'mail', 'search']

const help = `kept <command>

  start [--only=web|worker] [--empty]   run Kept; --empty begins without the demo workspace
  migrate                               bring the database to this version
  demo                                  fill a workspace with a year of believable data
  backup [folder]                       everything into a new folder, while Kept may run
  restore <folder>                      everything back from it, into an empty database
  doctor                                say what is well and what is not, and what to do
  search reindex|status                 make the search index anew; say how far it is
  mail inspect <file…|->                show what Kept makes of a mail, storing nothing
  help                                  this text

README.md lists the settings.`

async function main([command = 'help', ...rest]) {
  if ([command, ...rest].some((word) => ['help', '--help', '-h'].includes(word))) return say(help, 0)
  if (!commands.includes(command)) return say(`There is no command "${command}".\n\n${help}`, 2)

  const given = command === 'backup' && rest.length === 0 ? [nameByTime()] : rest
  const words = namesFiles.has(command) ? given.map(fromHere) : given
  process.chdir(fileURLToPath(new URL('..', import.meta.url)))
  const node = await ensureDependencies()
  if (command !== 'start') return run(node, ['server/cli.ts', command, ...words])
  if (!words.includes('--only=worker')) await ensureScreens(node)
  return run(node, ['server/main.ts', ...words])
}

const namesFiles = new Set(['backup', 'restore', 'mail'])

/** We work in the checkout; a file is named from where the person stands. */
function fromHere(word) {
  return /^-|^inspect$|:\/\//.test(word) ? word : resolve(word)
}

/** A backup that nobody named. */
function nameByTime() {
  return `kept-backup-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}`
}

function say(text, code) {
  console[code === 0 ? 'log' : 'error'](text)
  return code
}

process.exitCode = await main(process.argv.slice(2)).catch(explain)
