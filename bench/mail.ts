import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import { rawMails } from '../demo/mails.ts'

export interface RawMail {
  from: string
  to: string
  raw: Buffer
}

export const mailsTo = (to: string, count: number): RawMail[] => [
  ...rawMails({ seed: 7, now: new Date('2026-11-21T12:00:00Z'), count, to }),
]

/** First run of an empty Kept: a workspace, an admin and one e-mail channel. Answers its address. */
export async function setUp(url: string): Promise<string> {
  const address = 'support@bench.example'
  const json = { 'content-type': 'application/json' }
  const setup = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({
      workspaceName: 'Bench',
      name: 'Bench',
      email: 'admin@bench.example',
      password: 'a password of the bench',
      language: 'en',
    }),
  })
  if (!setup.ok) throw new Error(await setup.text())
  const cookie = setup.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const channel = await fetch(`${url}/api/channels`, {
    method: 'POST',
    headers: { ...json, cookie },
    body: JSON.stringify({ name: 'Support', address }),
  })
  if (!channel.ok) throw new Error(await channel.text())
  return address
}

/** Hands mails to an SMTP receiver over a number of connections; throws where one is not taken with 250. */
export async function deliver(port: number, mails: readonly RawMail[], connections: number): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = new SMTPConnection({ host: '127.0.0.1', port, ignoreTLS: true })
      await new Promise<void>((done, fail) => connection.once('error', fail).connect(() => done()))
      for (let mail = mails[next++]; mail; mail = mails[next++]) {
        const { from, to, raw } = mail
        await new Promise((done, fail) =>
          connection.send({ from, to: [to] }, raw, (error, info) => (error ? fail(error) : done(info))),
        )
      }
      connection.quit()
    }),
  )
}
