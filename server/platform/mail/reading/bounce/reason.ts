import type { BounceReason } from './bounce-shape.ts'
import { REASON_PATTERNS } from './reason-patterns.ts'

/** Meaning of RFC 3463 status codes, narrowest prefix first. */
const BY_STATUS: [RegExp, BounceReason][] = [
  [/^[45]\.1\.[013]$/, 'userunknown'],
  [/^[45]\.1\.2$/, 'hostunknown'],
  [/^[45]\.1\.6$/, 'hasmoved'],
  [/^[45]\.1\.10$/, 'notaccept'],
  [/^[45]\.1\.[78]$/, 'rejected'],
  [/^[45]\.1\.9$/, 'systemerror'],
  [/^[45]\.2\.1$/, 'suspend'],
  [/^[45]\.2\.2$/, 'mailboxfull'],
  [/^[45]\.2\.3$/, 'mesgtoobig'],
  [/^[45]\.2\.4$/, 'filtered'],
  [/^[45]\.3\.1$/, 'systemfull'],
  [/^[45]\.3\.2$/, 'notaccept'],
  [/^[45]\.3\.4$/, 'mesgtoobig'],
  [/^[45]\.3\.\d+$/, 'systemerror'],
  [/^[45]\.4\.[15]$/, 'expired'],
  [/^[45]\.4\.[34]$/, 'hostunknown'],
  [/^[45]\.4\.[26]$/, 'networkerror'],
  [/^[45]\.4\.7$/, 'expired'],
  [/^[45]\.5\.3$/, 'syntaxerror'],
  [/^[45]\.5\.\d+$/, 'syntaxerror'],
  [/^[45]\.6\.\d+$/, 'contenterror'],
  [/^[45]\.7\.(?:2[0-4678]|9|30)$/, 'authfailure'],
  [/^[45]\.7\.25$/, 'requireptr'],
  [/^[45]\.7\.(?:5\d\d|6\d\d|7\d\d)$/, 'blocked'],
  [/^[45]\.7\.1$/, 'filtered'],
  [/^[45]\.7\.\d+$/, 'securityerror'],
]

const HARD: ReadonlySet<BounceReason> = new Set(['userunknown', 'hostunknown', 'hasmoved', 'notaccept'])

/** Statuses for refusals that came without one. */
const STATUS_OF: Partial<Record<BounceReason, string>> = {
  userunknown: '5.1.1',
  hostunknown: '5.1.2',
  hasmoved: '5.1.6',
  rejected: '5.1.8',
  mailboxfull: '4.2.2',
  suspend: '5.2.1',
  filtered: '5.2.1',
  mesgtoobig: '5.3.4',
  systemfull: '4.3.1',
  systemerror: '4.3.5',
  expired: '4.4.7',
  networkerror: '4.4.2',
  norelaying: '5.7.1',
  securityerror: '5.7.0',
  spamdetected: '5.7.1',
  policyviolation: '5.7.1',
  blocked: '5.7.1',
  contenterror: '5.6.0',
  virusdetected: '5.7.9',
  authfailure: '5.7.26',
  requireptr: '5.7.25',
}

function reasonByStatus(status: string | null): BounceReason | null {
  if (!status) return null
  for (const [pattern, reason] of BY_STATUS) if (pattern.test(status)) return reason
  return null
}

function reasonByWords(words: string): BounceReason | null {
  for (const [reason, pattern] of REASON_PATTERNS) if (pattern.test(words)) return reason
  return null
}

/** These statuses are rarely wrong, except where the words plainly say one of these narrower things. */
const SURE = /^[45]\.(?:1\.[126]|2\.2|7\.2[5-7])$/
const NARROWER: ReadonlySet<BounceReason> = new Set([
  'mailboxfull',
  'suspend',
  'speeding',
  'spamdetected',
  'authfailure',
  'norelaying',
  'rejected',
  'badreputation',
])
/** The server had taken the address before: so the person exists, and this mail was not wanted. */
const AFTER_DATA = /after end of data|end of message|>>> ?DATA\b|(?:final|our) DATA|\(DATA\)/i

/** Why the mail was refused, out of status, reply code and the server's words; 'undefined' when nothing tells. */
export function reasonOf(status: string | null, replyCode: string | null, words: string): BounceReason {
  const told = reasonByStatus(status)
  const said = reasonByWords(words)
  if (told && status && SURE.test(status)) return told === 'userunknown' && said && NARROWER.has(said) ? said : told
  const reason = said ?? told ?? byReply(replyCode) ?? 'undefined'
  return reason === 'userunknown' && AFTER_DATA.test(words) ? 'filtered' : reason
}

function byReply(code: string | null): BounceReason | null {
  if (code === '552') return 'mailboxfull'
  if (code === '550' || code === '553') return 'userunknown'
  return code === '421' ? 'expired' : null
}

export const isHard = (reason: BounceReason) => HARD.has(reason)

export const derivedStatus = (reason: BounceReason, replyCode: string | null): string | null => {
  const known = STATUS_OF[reason]
  if (!known) return replyCode ? `${replyCode[0]}.0.0` : null
  return replyCode && /^[45]/.test(replyCode) ? `${replyCode[0]}${known.slice(1)}` : known
}
