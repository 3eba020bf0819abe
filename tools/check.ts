import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'

/** `npm run check` runs all of these; `npm run check types house` only those named. */
const checks: Record<string, string[]> = {
  biome: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  types: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'],
  'web-types': ['node_modules/typescript/bin/tsc', '-p', 'web'],
  knip: ['node_modules/knip/bin/knip.js', '--no-progress'],
  house: ['tools/house.ts'],
}
if (!existsSync('web/tsconfig.json')) delete checks['web-types']

interface Outcome {
  name: string
  ok: boolean
  output: string
  seconds: number
}

function run(name: string, command: string[]): Promise<Outcome> {
  const begun = performance.now()
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const seconds = (performance.now() - begun) / 1000
      resolve({ name, ok: code === 0, output: output.trim(), seconds })
    })
  })
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !checks[name])
if (unknown.length > 0) {
  console.error(`No such check: ${unknown.join(', ')}. There are: ${Object.keys(checks).join(', ')}.`)
  process.exit(2)
}

const chosen = Object.entries(checks).filter(([name]) => asked.length === 0 || asked.includes(name))
const outcomes = await Promise.all(chosen.map(([name, command]) => run(name, command)))
for (const { ok, output } of outcomes) if (!ok) console.log(`${output}\n`)
for (const { name, ok, seconds } of outcomes)
  console.log(`${ok ? 'ok    ' : 'broken'}  ${name}  ${seconds.toFixed(1)} s`)
process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1
