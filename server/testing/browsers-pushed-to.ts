import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Pushed {
  path: string
  headers: IncomingHttpHeaders
  /** What the browser reads. */
  text: string
}

/**
 * A push service with its browsers, at its protocol: it takes a push only with a VAPID token for its own origin, in time, and
 * signed by the key that the subscription was made with; the browser decrypts what came (RFC 8188, 8291, 8292).
 */
export async function openPushService(publicKeyOf: () => string) {
  const pushed: Pushed[] = []
  const browsers = new Map<string, { key: ReturnType<typeof createECDH>; auth: Buffer }>()
  let answer = 201
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const browser = browsers.get(request.url ?? '')
      const refused = !browser ? 404 : answer !== 201 ? answer : refusal(request.headers, origin(), publicKeyOf())
      if (refused || !browser) return response.writeHead(refused || 404).end()
      pushed.push({ path: request.url ?? '', headers: request.headers, text: decrypt(Buffer.concat(chunks), browser) })
      return response.writeHead(201).end()
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    pushed,
    /** From now on it answers that, whatever comes. */
    answerWith: (status: number) => {
      answer = status
    },
    /** A browser that lets itself be pushed to. */
    subscribe() {
      const key = createECDH('prime256v1')
      key.generateKeys()
      const auth = randomBytes(16)
      const path = `/send/${randomBytes(12).toString('hex')}`
      browsers.set(path, { key, auth })
      const keys = { p256dh: key.getPublicKey('base64url'), auth: auth.toString('base64url') }
      return { path, endpoint: `${origin()}${path}`, keys }
    },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  }
}

/** The status by which a push is refused; 0 where it is taken. */
function refusal(headers: IncomingHttpHeaders, origin: string, publicKey: string): number {
  const [, token, key] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization ?? '') ?? []
  if (!token || key !== publicKey) return 401
  const [head = '', claims = '', signature = ''] = token.split('.')
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString())
  const now = Date.now() / 1000
  if (aud !== origin || exp < now - 86_400 * 365 || !/^(mailto:|https?:)/.test(sub)) return 403
  const point = Buffer.from(key, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ format: 'jwk', key: jwk }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!signed) return 403
  if (headers['content-encoding'] !== 'aes128gcm' || !/^\d+$/.test(String(headers.ttl))) return 400
  return 0
}

function decrypt(body: Buffer, { key, auth }: { key: ReturnType<typeof createECDH>; auth: Buffer }): string {
  const salt = body.subarray(0, 16)
  const length = body.readUInt8(20)
  const theirs = body.subarray(21, 21 + length)
  const sealed = body.subarray(21 + length)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), key.getPublicKey(), theirs])
  const material = Buffer.from(hkdfSync('sha256', key.computeSecret(theirs), auth, info, 32))
  const derive = (use: string, bytes: number) => Buffer.from(hkdfSync('sha256', material, salt, `${use}\0`, bytes))
  const decipher = createDecipheriv(
    'aes-128-gcm',
    derive('Content-Encoding: aes128gcm', 16),
    derive('Content-Encoding: nonce', 12),
  )
  decipher.setAuthTag(sealed.subarray(-16))
  const clear = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  return clear.subarray(0, clear.lastIndexOf(2)).toString()
}
