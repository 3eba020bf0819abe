import { parseArgs } from 'node:util'
import type { Size } from './world.ts'

/** `npm run bench -- SCENARIO… [--size=S|M|L]…`: one JSON line a figure, each with its floor measured in the same run. */
const scenarios = ['start', 'inbound', 'list', 'open', 'reply', 'live', 'memory', 'mails', 'filters'] as const

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { size: { type: 'string', multiple: true } },
})
const wanted = positionals.length ? positionals : [...scenarios]
const chosen = (values.size ?? ['S']) as Size[]

for (const name of wanted) {
  if (!scenarios.some((scenario) => scenario === name)) {
    process.stderr.write(`There is no scenario "${name}"; there are ${scenarios.join(', ')}.\n`)
    process.exit(2)
  }
}
for (const name of wanted) {
  const scenario = (await import(`./${name}.ts`)) as { run(sizes: Size[]): Promise<void> }
  await scenario.run(chosen)
}
process.exit(0)
