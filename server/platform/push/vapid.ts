import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'

/** By which push services know who pushes; both base64url, the public one as an uncompressed point. */
export interface VapidKeys {
  publicKey: string
  privateKey: string
}

export function makeVapidKeys(): VapidKeys {
  const { x, y, d } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
  const point = [x, y].map((part) => Buffer.from(part ?? '', 'base64url'))
  return { publicKey: Buffer.concat([Buffer.from([4]), ...point]).toString('base64url'), privateKey: d ?? '' }
}

/** Services refuse more than a day. */
const validFor = 12 * 60 * 60

const json = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The Authorization header for one push (RFC 8292): a token for the service's origin, signed by our key. */
export function vapidHeader(
  { publicKey, privateKey }: VapidKeys,
  endpoint: string,
  subject: string,
  now: Date,
): string {
  const claims = { aud: new URL(endpoint).origin, exp: Math.floor(now.getTime() / 1000) + validFor, sub: subject }
  const unsigned = `${json({ typ: 'JWT', alg: 'ES256' })}.${json(claims)}`
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  const key = createPrivateKey({
    format: 'jwk',
    key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '', d: privateKey },
  })
  const signature = sign('sha256', Buffer.from(unsigned), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
  return `vapid t=${unsigned}.${signature}, k=${publicKey}`
}
