import nodemailer from 'nodemailer'
import { dkimRecord, newDkimKey } from '../platform/mail/sending/dkim.ts'
import type { Zone } from './dns-server.ts'

/** A domain that signs its mail and says what to do with mail that it did not. */
export function signingDomain(domain: string, policy?: 'none' | 'quarantine' | 'reject') {
  const privateKey = newDkimKey()
  const zone: Zone = {
    [domain]: {},
    [`kept._domainkey.${domain}`]: { TXT: [dkimRecord(privateKey)] },
    ...(policy ? { [`_dmarc.${domain}`]: { TXT: [`v=DMARC1; p=${policy}`] } } : {}),
  }
  return { domain, zone, dkim: { domainName: domain, keySelector: 'kept', privateKey } }
}

type Signer = Pick<ReturnType<typeof signingDomain>, 'dkim'>

/** A raw mail as it leaves its writer, signed where somebody signs it. */
export async function writtenMail(fields: Record<string, unknown>, signer: Signer | null): Promise<Buffer> {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message } = await transport.sendMail({
    to: 'support@shop.example',
    subject: 'Parcel',
    text: 'Where is my parcel?',
    ...fields,
    ...(signer ? { dkim: signer.dkim } : {}),
  })
  return message as Buffer
}
