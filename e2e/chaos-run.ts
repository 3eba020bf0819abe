import { chaos } from './chaos.ts'

/** `npm run chaos -- 300`: as many kills as asked; exit code 1 where anything acknowledged is missing or doubled. */
const rounds = Number(process.argv[2] ?? 30)
const result = await chaos(rounds, (line) => process.stderr.write(`${line}\n`))
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
const sound = [result.mailsLost, result.mailsDoubled, result.repliesNeverSent, result.repliesDoubled].every(
  (list) => list.length === 0,
)
process.exit(sound ? 0 : 1)
