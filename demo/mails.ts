import { compose } from './mail/compose.ts'
import { letters, type StreamOptions } from './mail/letters.ts'
import { rawMail } from './mail/raw.ts'

/** One mail for an SMTP receiver: the two addresses of the envelope and what is sent between them. */
export type EnvelopedMail = { from: string; to: string; raw: Buffer }

/**
 * What the carrier's customers wrote in the year before `now`, as mails in order of time: `count` of them, all sent to `to`.
 * About a third answer an earlier mail of the same stream. The same options give the same bytes.
 */
export function* rawMails(options: StreamOptions): Generator<EnvelopedMail> {
  for (const letter of letters(options)) {
    const mail = compose(letter, options.to)
    yield { from: mail.from.email, to: mail.to, raw: rawMail(mail) }
  }
}
