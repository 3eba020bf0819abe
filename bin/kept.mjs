#!/usr/bin/env node
// Runs on the Node that is there (20 or newer), prepares the checkout and hands over to the pinned Node.
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureDependencies } from './dependencies.mjs'
import { run } from './run.mjs'
import { ensureScreens } from './screens.mjs'
import { explain } from './stop.mjs'

const commands = ['start', 'migrate', 'demo', 'backup', 'restore', 'doctor', 'mail']

const help = `kept <command>

  start [--only=web|worker] [--empty]   run Kept; --empty begins without the demo workspace
  migrate                               bring the database to this version
  demo                                  fill a workspace with a year of believable data
  backup <file>                         everything into one file
  restore <file>                        everything back from it
  doctor                                say what is well and what is not
  mail inspect <file…|->                show what Kept makes of a mail, storing nothing
  help                                  this text

README.md lists the settings.`

async function main([command = 'help', ...rest]) {
  if (['help', '--help', '-h'].includes(command)) return say(help, 0)
  if (!commands.includes(command)) return say(`There is no command "${command}".\n\n${help}`, 2)

  const words = namesFiles.has(command) ? rest.map(fromHere) : rest
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

function say(text, code) {
  console[code === 0 ? 'log' : 'error'](text)
  return code
}

process.exitCode = await main(process.argv.slice(2)).catch(explain)
