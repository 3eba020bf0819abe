import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { endAll } from './endings.ts'
import { report } from './report.ts'
import { type Size, sizes } from './world.ts'

/** `npm run bench -- SCENARIO… [--size=S|M|L]…`: one JSON line a figure, each with its floor measured in the same run. */
const scenarios = [
  'start',
  'inbound',
  'list',
  'open',
  'reply',
  'live',
  'memory',
  'screen',
  'search',
  'quality',
  'bulk',
  'mails',
  'filters',
] as const

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { size: { type: 'string', multiple: true, default: ['S'] } },
})
const wanted = positionals.length ? positionals : [...scenarios]

const unknown = wanted.find((name) => !scenarios.some((scenario) => scenario === name))
if (unknown) await end(2, `There is no scenario "${unknown}"; there are ${scenarios.join(', ')}.`)
const chosen = values.size.filter((size): size is Size => size in sizes)
if (chosen.length < values.size.length) await end(2, `--size takes ${Object.keys(sizes).join(', ')}.`)

// Whatever goes wrong, also where nobody awaits it: one sentence, and nothing is left running.
let current = ''
process.on('uncaughtException', (error) => end(1, `"${current}" could not be measured: ${error.message}`))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end(130, 'Stopped.'))

for (current of wanted) {
  report(current, 'load of the machine before', loadavg()[0] ?? 0, 'processes', 1)
  const scenario = (await import(`./${current}.ts`)) as { run(sizes: Size[]): Promise<void> }
  await scenario.run(chosen)
  await endAll()
}
await end(0)

async function end(code: number, sentence?: string): Promise<never> {
  if (sentence) process.stderr.write(`${sentence}\n`)
  setTimeout(() => process.exit(code), 30_000).unref()
  await endAll()
  process.exit(code)
}
