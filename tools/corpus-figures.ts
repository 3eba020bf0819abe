import { resolve } from 'node:path'
import { readCorpus } from '../server/platform/mail/reading/corpus/read-corpus.ts'

/**
 * Prints how far Kept's reading of mail agrees with what the authors of a corpus assert: per field the number of
 * assertions, how many are met, and the ids of the rest. `node tools/corpus-figures.ts [folder]`
 */
const folder = resolve(process.argv[2] ?? '../shared/corpora')
const started = performance.now()
const { figures, faults } = await readCorpus(folder)
for (const [field, { asserted, met, missed }] of figures) {
  const ids = missed.length === 0 ? '' : `  missed: ${missed.join(' ')}`
  process.stdout.write(`${field.padEnd(34)} ${met}/${asserted}${ids}\n`)
}
for (const fault of faults) process.stdout.write(`fault: ${fault}\n`)
process.stdout.write(`${Math.round(performance.now() - started)} ms\n`)
process.exitCode = faults.length > 0 ? 1 : 0
