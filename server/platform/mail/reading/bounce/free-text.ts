import type { Address } from '../mime/addresses.ts'
import { allValues, firstValue } from '../mime/headers.ts'
import type { Part } from '../mime/tree.ts'

const SENDERS =
  /^(?:mailer[-_.]?daemon|post[-_]?master|mail[-_.]?daemon|mdaemon|mail-?delivery[\w-]*|microsoftexchange[\w-]*|mailerdaemon|double-bounce|bounces?|mail-?admin|daemon|smtpgate|gateway|complaints?|symantec[\w-]*|mxlogic|mail_?system)(?:@|$)/i
const NAMES =
  /mail(?:er)?[ -]?(?:delivery|daemon|administrator)|delivery (?:subsystem|system|service)|mail delivery|postmaster|system administrator|internet mail delivery|systemadministrator/i
const SUBJECTS = new RegExp(
  [
    'undeliver(?:able|ed)',
    'deliver(?:y|able)\\b.{0,30}\\b(?:fail|status|notif|problem|error|report|unsuccess|delay|impossible)',
    'failure notice',
    'fail(?:ure|ed)\\b.{0,20}\\b(?:notice|deliver|mail|notif|message)',
    'return(?:ed)? (?:mail|to sender|message|e-?mail)',
    'mail (?:delivery|system|could not|returned|error)',
    'could not (?:send|be delivered|deliver)',
    'non-?deliver',
    'not delivered',
    'message (?:rejected|undelivered|could not)',
    'bounced? (?:mail|message)',
    'error sending',
    'user unknown',
    '\\bdsn\\b',
    'nondeliverable',
    'недостав',
    'не (?:может быть |удалось )?доставлен',
    'ошибка доставки',
    'сообщение не',
    'unzustellbar',
    'nicht zustell',
    'fehlgeschlagen',
    'mailzustellung',
    'échec',
    'non remis',
    'no se (?:pudo|ha podido) entregar',
    'devuelto',
    'não (?:foi )?(?:entregue|possível)',
    'falha na entrega',
    'mancat[ao] (?:recapito|consegna)',
    'onbestelbaar',
    'niet afgeleverd',
    'kunde inte',
    'olevererbart',
    'nedostavlen',
    'недоставен',
    '配信',
    '退信',
    'エラー',
  ].join('|'),
  'iu',
)

const DELAYED =
  /warning message only|do not need to re-?send|no (?:further )?action is required on your part|(?:will|still) (?:be |being )?(?:continue|keep|retr|try|tried)\w*|(?:has|have) not yet been delivered|delivery (?:is |has been |was )?(?:delayed|deferred)|message (?:is |has been )?delayed|temporary failure report|попытки .{0,40}продолж|ещё не доставлен/i
const GIVEN_UP =
  /permanent|giving up|given up|will not be retried|no further attempts|could not be delivered to|returned to (?:you|sender)|fatal/i

/** A server that goes on trying: nothing has failed yet. */
export const tellsDelay = (mail: { subject: string; text: string }) =>
  DELAYED.test(mail.text.slice(0, 3000)) && !GIVEN_UP.test(mail.text.slice(0, 3000))

const NOT_DELIVERED =
  /could not be delivered|undeliverable|not be delivered|delivery failed|failed permanently|unable to deliver|error delivering/i
const COMPLAINT =
  /(?:following|your|the) (?:address|recipient|message|mail|e-?mail).{0,80}(?:fail|could not|can ?not|couldn'?t|was not|undeliver|unable|rejected|returned)|^\s*<[^<>\s]+@[^<>\s]+>:?|permanent (?:fatal )?errors?|delivery (?:has )?failed|did not reach|returned mail|unable to deliver|smtp error|mailbox|error delivering|^[ \t]*[45]\d\d[ -]/im

/** Is this unstructured mail a mail server's complaint about a mail of ours? */
export function looksLikeBounce(mail: { root: Part; from: Address | null; subject: string; text: string }): boolean {
  const { headers } = mail.root
  if (firstValue(headers, 'x-failed-recipients')) return true
  const daemon = SENDERS.test(mail.from?.email ?? '') || NAMES.test(mail.from?.name ?? '')
  if (/^auto-replied/i.test(firstValue(headers, 'auto-submitted')) && !daemon) return false
  const empty = allValues(headers, 'return-path').some((path) => path === '<>')
  const subject = SUBJECTS.test(mail.subject)
  const words = COMPLAINT.test(mail.text.slice(0, 6000))
  const nobody = empty || mail.from === null
  return daemon ? subject || words : nobody && words && (subject || NOT_DELIVERED.test(mail.text.slice(0, 2000)))
}

const EMAIL = "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,128}@(?:[\\p{L}\\p{N}-]{1,63}\\.){0,8}[\\p{L}\\p{N}-]{1,63}"
// Where the returned mail begins: addresses below it are no failed recipients.
const RETURNED =
  /^(?:\|?-{2,}.{0,60}(?:message text follows|copy of|original|message headers|returned|enclosed|below|undelivered|header|rest of|this is a).{0,60}|.{0,40}(?:copy of (?:the|your|my) (?:original )?message|original message (?:follows|headers|included)|your (?:original )?message (?:follows|is (?:enclosed|attached))|message headers? follow|below this line is a copy|unsent message below).{0,60}|received: (?:from|by) .*|return-path: .*|return-path:<.*)$/im
const LEADS: RegExp[] = [
  new RegExp(`^[ \\t]*(?:smtp[ \\t]+)?<(${EMAIL})>\\s*(?:\\([^)]*\\))?\\s*[:.]*`, 'gimu'),
  new RegExp(`^[ \\t>*|]*["'<]*(${EMAIL})["'>]*(?:\\s|:|;|$|,|\\.\\.\\.)`, 'gimu'),
  new RegExp(
    `^[ \\t>*]*(?:to|recipients?|rcpt to|address|failed recipient|delivery to|for|user|addressee|адрес|получатель|destinatario|destinataire|empfänger)\\s*[:=]?\\s*<?(${EMAIL})>?`,
    'gimu',
  ),
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:to|for|recipients?|address(?:es)?|user(?:id)?|mailbox|rcpt to:|адрес\\p{L}*|адресат\\p{L}*)\\s*:?\\s*["'<(]*(${EMAIL})`,
    'gimu',
  ),
  new RegExp(`<(${EMAIL})>`, 'gimu'),
  new RegExp(`[:\\s](${EMAIL})`, 'gimu'),
]
/** The sentence after which the failed addresses are listed. */
const ANNOUNCED =
  /(?:following\b.{0,60}(?:address|recipient|destination|user|person)|(?:address|recipient|user)\w*(?:\(e?s\))? (?:had|have|has) (?:permanent|fatal|failed)|failed addresses|(?:permanently|delivery) (?:failed|to the following)|(?:could not|couldn't|can ?not|unable to|was not|wasn't able to) (?:be )?(?:deliver|reach|send)\w*|undeliver(?:able|ed) to|did not reach|errors? (?:delivering|occurred)|недоставлен|не (?:было|удалось) доставл|不能|送信できませんでした|失敗しました|reasons?:)/giu

export type FreeRecipient = { recipient: string; words: string }

type Hit = { recipient: string; at: number }

function hits(text: string, offset: number, lead: RegExp): Hit[] {
  const seen = new Set<string>()
  const found: Hit[] = []
  for (const match of text.matchAll(lead)) {
    const recipient = (match[1] as string).replace(/[.'"]+$/, '')
    if (seen.has(recipient.toLowerCase()) || /^mailer-daemon@/i.test(recipient)) continue
    seen.add(recipient.toLowerCase())
    found.push({ recipient, at: offset + match.index })
  }
  return found.length > 200 ? [] : found
}

const isPostmaster = (hit: Hit) => /^postmaster@/i.test(hit.recipient)

/** Addresses that stand alone at the beginning of a line below the announcing sentence; else by ever weaker leads. */
function failedAddresses(head: string): Hit[] {
  const tries: [text: string, offset: number, leads: RegExp[]][] = []
  for (const announced of [...head.matchAll(ANNOUNCED)].slice(0, 20)) {
    const from = announced.index + announced[0].length
    tries.push([head.slice(from), from, LEADS.slice(0, 2)])
  }
  tries.push([head, 0, LEADS])
  let postmaster: Hit[] = []
  for (const [text, offset, leads] of tries) {
    for (const lead of leads) {
      const found = hits(text, offset, lead)
      // "Ask postmaster@…" names a helper; it counts only when nobody else is named.
      const persons = found.filter((hit) => !isPostmaster(hit))
      if (persons.length > 0) return persons
      if (postmaster.length === 0) postmaster = found
    }
  }
  return postmaster
}

/** Addresses a server complains about in prose, each with the words that follow it. */
export function freeTextRecipients(text: string): FreeRecipient[] {
  const start = text.slice(0, 20_000)
  const end = RETURNED.exec(start)?.index ?? start.length
  const head = end > 40 ? start.slice(0, end) : start
  const list = failedAddresses(head)
  return list.map((hit, nth) => ({
    recipient: hit.recipient,
    words: wordsAbout(head, hit.at, list[nth + 1]?.at ?? head.length, list.length),
  }))
}

function wordsAbout(head: string, from: number, to: number, count: number): string {
  // One recipient: the reason may stand before the address as well.
  return head.slice(count === 1 ? Math.max(0, from - 1500) : from, Math.min(to, from + 1500))
}
