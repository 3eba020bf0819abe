import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { readCorpus } from './read-corpus.ts'

const folder = resolve(import.meta.dirname, '../../../../../../shared/corpora')
const present = existsSync(folder)
if (!present) process.stderr.write(`The corpora of real mail are not at ${folder}: their test was not run.\n`)

/** Shares reached on the known corpora; a change may not make them worse. */
const REACHED: Record<string, number> = {
  subject: 0.97,
  from_email: 1,
  to_emails: 1,
  date: 1,
  message_id: 1,
  body_text: 1,
  body_text_trimmed: 1,
  attachment_count: 0.97,
  attachments: 0.97,
  stripped_reply: 0.94,
  stripped_reply_starts_with: 1,
  stripped_reply_contains: 1,
  'bounce is_bounce': 0.96,
  'bounce recipients': 0.95,
  'bounce hard': 0.89,
  'bounce reason': 0.82,
  'bounce status': 0.94,
  'bounce reply_code': 0.96,
  'payload clean': 1,
}

it.runIf(present)(
  'reads every mail of the corpora, loses nothing, and is as right as it was',
  { timeout: 120_000 },
  async () => {
    const { figures, faults } = await readCorpus(folder)
    expect(faults).toEqual([])
    for (const [field, share] of Object.entries(REACHED)) {
      const figure = figures.get(field) ?? { met: 0, asserted: 1, missed: [] }
      expect(figure.met / figure.asserted, `${field}: ${figure.missed.join(' ')}`).toBeGreaterThanOrEqual(share)
    }
  },
)
