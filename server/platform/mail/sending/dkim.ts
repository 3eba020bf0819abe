import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'

/** A new RSA key for signing mail (2048 bits: the longest that fits into one DNS answer everywhere), as PEM. */
export const newDkimKey = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/** The TXT record that says the key's public half (RFC 6376 §3.6.1). Throws where the text is no private key of a kind DKIM knows. */
export function dkimRecord(privateKey: string): string {
  const key = createPrivateKey(privateKey)
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' })
  if (key.asymmetricKeyType === 'rsa') return `v=DKIM1; k=rsa; p=${der.toString('base64')}`
  // Of an Ed25519 key the record carries the 32 bytes alone (RFC 8463 §4.2).
  if (key.asymmetricKeyType === 'ed25519') return `v=DKIM1; k=ed25519; p=${der.subarray(-32).toString('base64')}`
  throw new Error('not an RSA or Ed25519 key')
}
