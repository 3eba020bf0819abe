import { z } from 'zod'
import type { BounceRecipient } from './bounce-shape.ts'
import { judged } from './judge.ts'

/** Amazon SES tells bounces and complaints as JSON, which its notification service may send by mail. */
const notice = z.object({
  notificationType: z.string().optional(),
  eventType: z.string().optional(),
  bounce: z
    .object({
      bounceType: z.string().optional(),
      bouncedRecipients: z.array(
        z.object({
          emailAddress: z.string(),
          action: z.string().optional(),
          status: z.string().optional(),
          diagnosticCode: z.string().optional(),
        }),
      ),
    })
    .optional(),
})

/** Recipients of such a notice; null when the text is none. */
export function providerNotice(text: string): BounceRecipient[] | null {
  const start = text.trimStart()
  if (!start.startsWith('{"') || !start.includes('"bouncedRecipients"')) return null
  try {
    const read = notice.safeParse(JSON.parse(firstObject(start.replace(/!\n ?/g, ''))))
    if (!read.success || !read.data.bounce) return null
    return read.data.bounce.bouncedRecipients.map((row) =>
      judged(row.emailAddress, {
        status: row.status ?? null,
        words: (row.diagnosticCode ?? '').replace(/^smtp;\s*/i, ''),
      }),
    )
  } catch {
    // Not JSON after all, or cut: the mail is shown as it is.
    return null
  }
}

/** A footer may follow the object; old servers cut long lines with an exclamation mark. */
function firstObject(text: string): string {
  const end = text.search(/\}\s*\n\s*(?:--|\n)/)
  return end === -1 ? text.trim() : text.slice(0, end + 1)
}
