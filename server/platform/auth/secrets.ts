import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const keys = new Map<string, Buffer>()

/** The key for secrets at rest, derived (HKDF-SHA-256) so that it is never the key of anything else. */
function keyOf(secret: string): Buffer {
  const known = keys.get(secret)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'kept secrets at rest', 32))
  keys.set(secret, key)
  return key
}

/** Encrypts text with AES-256-GCM under the installation's secret. The same text seals differently each time. */
export function seal(secret: string, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
}

/** Throws when it was sealed under another secret, or changed since. */
export function unseal(secret: string, sealed: string): string {
  const bytes = Buffer.from(sealed.replace(/^1\./, ''), 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
