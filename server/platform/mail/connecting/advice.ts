/** Keys of `advice.*` in locales/…/server.json. */
export type Advice =
  | 'app-password-gmail'
  | 'app-password-yandex'
  | 'app-password-mailru'
  | 'app-password-other'
  | 'wrong-password'
  | 'imap-off'
  | 'oauth-again'
  | 'unknown-host'
  | 'nobody-listens'
  | 'firewall'
  | 'wrong-port-tls'
  | 'wrong-port-starttls'
  | 'no-starttls'
  | 'certificate-name'
  | 'certificate-untrusted'
  | 'certificate-expired'
  | 'private-address'
  | 'no-folder'
  | 'sender-refused'
  | 'no-relay'
  | 'try-later'

export interface Trouble {
  host: string
  security: 'tls' | 'starttls' | 'none'
  code: string | null
  words: string
}

const appPasswords: [RegExp, Advice][] = [
  [/(?:^|\.)(?:gmail|google|googlemail)\.com$/i, 'app-password-gmail'],
  [/(?:^|\.)(?:yandex\.(?:ru|com|net)|ya\.ru)$/i, 'app-password-yandex'],
  [/(?:^|\.)(?:mail\.ru|inbox\.ru|list\.ru|bk\.ru)$/i, 'app-password-mailru'],
  [/(?:^|\.)(?:icloud\.com|me\.com|yahoo\.com|aol\.com|fastmail\.com|zoho\.(?:com|eu))$/i, 'app-password-other'],
]

/** In order: the first that holds says what to do. */
const signs: [RegExp, Advice][] = [
  [/EOAUTH2|invalid_grant|invalid_client|XOAUTH2/i, 'oauth-again'],
  [/address-refused|private network/i, 'private-address'],
  [/imap (?:access )?is (?:disabled|off)|imap.*not enabled|enable imap|отключен/i, 'imap-off'],
  [/ENOTFOUND|EAI_AGAIN|EDNS|getaddrinfo/i, 'unknown-host'],
  [/ECONNREFUSED/i, 'nobody-listens'],
  [/ALTNAME|altnames|does not match certificate/i, 'certificate-name'],
  [/CERT_HAS_EXPIRED|certificate has expired/i, 'certificate-expired'],
  [/SELF_SIGNED|self[- ]signed|UNABLE_TO_VERIFY|unable to (?:verify|get)|DEPTH_ZERO/i, 'certificate-untrusted'],
  [/wrong version number|packet length too long|EPROTO|ERR_SSL|unknown protocol/i, 'wrong-port-tls'],
  [/STARTTLS|ETLS/i, 'no-starttls'],
  [/(?:mailbox|folder) (?:doesn't|does not) exist|NONEXISTENT|no such mailbox|TRYCREATE/i, 'no-folder'],
  [/sender address rejected|not owned by user|not allowed to send|5\.7\.60|553/i, 'sender-refused'],
]

/** What to do about a failed connection, as far as its code and words tell; null where they do not. */
export function adviceFor(
  trouble: Trouble,
  step: 'resolve' | 'connect' | 'encrypt' | 'sign-in' | 'open-folder' | 'send',
): Advice | null {
  const told = `${trouble.code ?? ''} ${trouble.words}`
  const sign = signs.find(([pattern]) => pattern.test(told))?.[1]
  if (sign && !(step === 'sign-in' && sign === 'no-starttls')) return sign
  if (step === 'sign-in') return appPasswords.find(([pattern]) => pattern.test(trouble.host))?.[1] ?? 'wrong-password'
  if (/ETIMEDOUT|timed? ?out|timeout|EHOSTUNREACH|ENETUNREACH/i.test(told)) return waitedInVain(trouble, step)
  if (step === 'send') return /\b4\d\d\b/.test(trouble.words) ? 'try-later' : null
  return null
}

/** Silence right after connecting mostly means that one side waits for TLS and the other for words. */
function waitedInVain({ security }: Trouble, step: string): Advice {
  if (step === 'encrypt') return security === 'tls' ? 'wrong-port-tls' : 'wrong-port-starttls'
  return 'firewall'
}
