import type { ReadMail } from '../shape.ts'

type Result = { status: string | null; reply_code: string | null; reason: string; hard: boolean }
export type BounceCase = {
  id: string
  file: string
  expect: {
    is_bounce?: boolean
    is_feedback_report?: boolean
    is_auto_reply?: boolean
    recipients?: number
    results?: Result[]
  }
}

/** Each asserted fact of a delivery report, and whether it holds. */
export function judgeBounce({ expect }: BounceCase, mail: ReadMail): [field: string, holds: boolean][] {
  const judged: [string, boolean][] = []
  const { bounce, automatic } = mail
  if (expect.is_bounce !== undefined) judged.push(['is_bounce', (bounce !== null) === expect.is_bounce])
  if (expect.is_feedback_report) judged.push(['is_feedback_report', automatic?.kind === 'complaint'])
  if (expect.is_auto_reply) {
    judged.push(['is_auto_reply', automatic?.kind === 'auto-reply' && bounce === null])
    return judged
  }
  if (expect.recipients !== undefined) judged.push(['recipients', bounce?.recipients.length === expect.recipients])
  for (const [nth, result] of (expect.results ?? []).entries()) {
    const row = bounce?.recipients[nth]
    judged.push(['hard', (row?.kind === 'hard') === result.hard && row !== undefined])
    judged.push(['reason', row?.reason === result.reason])
    // x.0.9xx are codes of that author's own making for reports that name no status.
    if (result.status && !/\.0\.9\d\d$/.test(result.status)) judged.push(['status', row?.status === result.status])
    if (result.reply_code) judged.push(['reply_code', row?.replyCode === result.reply_code])
  }
  return judged
}
