import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sanitise } from '../html/sanitise.ts'
import { readMail } from '../read-mail.ts'
import { type BounceCase, judgeBounce } from './judge-bounce.ts'
import { judgeMail, type MailCase } from './judge-mail.ts'

/** Per field: how often something is asserted, how often it holds, which cases fail. */
export type Figures = Map<string, { asserted: number; met: number; missed: string[] }>
export type CorpusReading = { figures: Figures; faults: string[] }

type Payload = { id: string; payload: string; forbidden_regexes?: string[] }

async function manifest<T>(path: string): Promise<T[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => JSON.parse(line) as T)
}

/** A body alone becomes a mail of that body, as it would reach Kept. */
export function asMail(body: Uint8Array, kind: string): Uint8Array {
  if (kind === 'rfc822') return body
  const type = kind === 'html_body' ? 'text/html' : 'text/plain'
  return Buffer.concat([
    Buffer.from(`Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`),
    body,
  ])
}

/** Every line of the text must be found again in what is shown or folded, in order. */
function lost(mail: { text: string; segments: { text: string }[]; newText: string; folded: string }): string | null {
  if (mail.segments.map((segment) => segment.text).join('') !== mail.text) return 'the segments are not the text'
  return mail.text.trim() !== '' && mail.newText.trim() === '' ? 'nothing is shown' : null
}

/** Reads every case of a corpus folder (mail, bounce, html) and compares with its manifests. */
export async function readCorpus(folder: string): Promise<CorpusReading> {
  const figures: Figures = new Map()
  const faults: string[] = []
  const count = (field: string, id: string, holds: boolean) => {
    const figure = figures.get(field) ?? { asserted: 0, met: 0, missed: [] }
    figures.set(field, figure)
    figure.asserted++
    if (holds) figure.met++
    else figure.missed.push(id)
  }
  for (const entry of await manifest<MailCase>(join(folder, 'mail/manifest.jsonl'))) {
    const started = performance.now()
    const mail = await readMail(asMail(await readFile(join(folder, 'mail', entry.file)), entry.kind))
    const fault = mail.problems.find((problem) => problem.startsWith('could not be read')) ?? lost(mail)
    if (fault) faults.push(`${entry.id}: ${fault}`)
    for (const [field, holds] of judgeMail(entry, mail, performance.now() - started)) count(field, entry.id, holds)
  }
  for (const entry of await manifest<BounceCase>(join(folder, 'bounce/manifest.jsonl'))) {
    const mail = await readMail(await readFile(join(folder, 'bounce', entry.file)))
    const fault = mail.problems.find((problem) => problem.startsWith('could not be read')) ?? lost(mail)
    if (fault) faults.push(`${entry.id}: ${fault}`)
    for (const [field, holds] of judgeBounce(entry, mail)) count(`bounce ${field}`, entry.id, holds)
  }
  for (const { id, payload, forbidden_regexes: forbidden = [] } of await manifest<Payload>(
    join(folder, 'html/payloads.jsonl'),
  )) {
    const shown = [sanitise(payload), (await readMail(asMail(Buffer.from(payload), 'html_body'))).html]
    const hit = shown.some((html) => forbidden.some((pattern) => new RegExp(pattern, 'i').test(html)))
    count('payload clean', id, !hit)
  }
  return { figures, faults }
}
