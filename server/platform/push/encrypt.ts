import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

/** Keys of a browser's subscription, base64url: its public point and the secret it shares with us. */
export interface PushKeys {
  p256dh: string
  auth: string
}

/** One record holds it all: a push is small. */
const recordSize = 4096
const bytesOf = (text: string) => Buffer.from(text, 'base64url')
const derive = (key: Buffer, salt: Buffer, info: Buffer | string, length: number) =>
  Buffer.from(hkdfSync('sha256', key, salt, info, length))

/** The content that only the browser can read: aes128gcm (RFC 8188) with keys as RFC 8291 derives them. */
export function encryptPush(
  text: string,
  { p256dh, auth }: PushKeys,
  { salt = randomBytes(16), ours = freshKey() }: { salt?: Buffer; ours?: ReturnType<typeof createECDH> } = {},
): Buffer {
  const theirs = bytesOf(p256dh)
  const ourPublic = ours.getPublicKey()
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ourPublic])
  const material = derive(ours.computeSecret(theirs), bytesOf(auth), info, 32)
  const key = derive(material, salt, 'Content-Encoding: aes128gcm\0', 16)
  const nonce = derive(material, salt, 'Content-Encoding: nonce\0', 12)
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  // 2: the last record.
  const sealed = Buffer.concat([cipher.update(Buffer.concat([Buffer.from(text), Buffer.from([2])])), cipher.final()])
  const head = Buffer.alloc(5)
  head.writeUInt32BE(recordSize, 0)
  head.writeUInt8(ourPublic.length, 4)
  return Buffer.concat([salt, head, ourPublic, sealed, cipher.getAuthTag()])
}

function freshKey() {
  const key = createECDH('prime256v1')
  key.generateKeys()
  return key
}
