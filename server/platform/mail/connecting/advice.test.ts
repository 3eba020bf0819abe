import { expect, test } from 'vitest'
import { adviceFor } from './advice.ts'

const trouble = { host: 'mail.example.com', security: 'tls' as const, code: null, words: '' }

test.each([
  ['sign-in', { words: 'Invalid credentials' }, 'wrong-password'],
  ['sign-in', { host: 'imap.gmail.com', words: 'Application-specific password required' }, 'app-password-gmail'],
  ['sign-in', { host: 'smtp.yandex.ru', words: '535 5.7.8 Error: authentication failed' }, 'app-password-yandex'],
  ['sign-in', { host: 'imap.mail.ru', words: 'Authentication failed' }, 'app-password-mailru'],
  ['sign-in', { host: 'imap.yandex.ru', words: 'LOGIN invalid credentials or IMAP is disabled' }, 'imap-off'],
  ['sign-in', { code: 'EOAUTH2', words: 'Token has been revoked' }, 'oauth-again'],
  ['resolve', { code: 'ENOTFOUND', words: 'getaddrinfo ENOTFOUND' }, 'unknown-host'],
  ['resolve', { code: 'address-refused', words: 'leads into a private network' }, 'private-address'],
  ['connect', { code: 'ECONNREFUSED', words: 'connect ECONNREFUSED' }, 'nobody-listens'],
  ['connect', { code: 'ETIMEDOUT', words: 'no answer in time' }, 'firewall'],
  ['encrypt', { code: 'ETIMEDOUT', words: 'no answer in time' }, 'wrong-port-tls'],
  ['encrypt', { security: 'starttls' as const, words: 'Greeting never received: timeout' }, 'wrong-port-starttls'],
  ['encrypt', { words: 'wrong version number' }, 'wrong-port-tls'],
  [
    'encrypt',
    { code: 'ERR_TLS_CERT_ALTNAME_INVALID', words: "Hostname/IP does not match certificate's altnames" },
    'certificate-name',
  ],
  ['encrypt', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT', words: 'self-signed certificate' }, 'certificate-untrusted'],
  ['encrypt', { code: 'CERT_HAS_EXPIRED', words: 'certificate has expired' }, 'certificate-expired'],
  ['open-folder', { words: "Mailbox doesn't exist: Nowhere" }, 'no-folder'],
  ['send', { words: '553 5.7.1 Sender address rejected: not owned by user' }, 'sender-refused'],
  ['send', { words: '451 4.7.1 try again later' }, 'try-later'],
  ['send', { words: '554 no' }, null],
] as const)('%s: %j → %s', (step, more, advice) => {
  expect(adviceFor({ ...trouble, ...more }, step)).toBe(advice)
})
