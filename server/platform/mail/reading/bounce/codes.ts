const STATUS = /(?<![\d.])([245]\.\d{1,2}\.\d{1,3})(?![\d.])/g
const REPLY = /(?<![\d.\-/:])([45][0-5]\d)(?=[\s\-:,;#(]|$)/g

/** The RFC 3463 status in a server's words, vague ones (5.0.0) only when there is no better; null when none. */
export function statusIn(text: string): string | null {
  const found = [...text.matchAll(STATUS)]
    .map((match) => match[1] as string)
    .filter((status) => !status.startsWith('2.'))
  return found.find((status) => !/^\d\.0\.0$/.test(status)) ?? found[0] ?? null
}

/** The SMTP reply code in a server's words; null when none. */
export function replyCodeIn(text: string): string | null {
  const found = [...text.matchAll(REPLY)].map((match) => match[1] as string)
  return found.find((code) => !/^[45]00$/.test(code)) ?? null
}
