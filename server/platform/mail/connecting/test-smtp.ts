import nodemailer from 'nodemailer'
import type { Config } from '../../config/config.ts'
import { resolveOutside } from '../../http/outgoing.ts'
import { type EnteredRelay, entered } from '../sending/relay.ts'
import { adviceFor } from './advice.ts'
import { reach, shakeHands } from './reach.ts'
import { countSteps, type Step, type StepName } from './steps.ts'

type SmtpError = Error & { code?: string; response?: string; responseCode?: number }

export interface TestMail {
  from: string
  to: string
  subject: string
  text: string
}

type Settings = Pick<Config, 'allowPrivateAddresses' | 'mailName'>

/** Tries to hand mail over: name, connection, encryption, sign-in and, where asked for, one mail. */
export async function testSmtp(
  server: EnteredRelay,
  signIn: () => Promise<Pick<EnteredRelay, 'password' | 'accessToken'>>,
  mail: TestMail | null,
  config: Settings,
): Promise<Step[]> {
  const account = countSteps((error, step) => explain(error as SmtpError, step, server))
  const found = await account.try('resolve', () => resolveOutside(server.host, config.allowPrivateAddresses))
  const address = found?.[0]?.address
  if (!address || !(await account.try('connect', () => reach(address, server.port)))) return account.steps
  if (server.security === 'tls' && !(await account.try('encrypt', () => shakeHands(address, server.port, server.host))))
    return account.steps
  const transport = await account.try('sign-in', async () => {
    const options = await entered({ ...server, ...(await signIn()) }, config)
    const made = nodemailer.createTransport({
      ...options,
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: 20_000,
    } as never)
    await made.verify()
    return made
  })
  if (transport && mail)
    await account.try('send', () => transport.sendMail({ ...mail, headers: { 'Auto-Submitted': 'auto-generated' } }))
  transport?.close()
  return account.steps
}

function explain(error: SmtpError, step: StepName, server: EnteredRelay) {
  const reason = (error.response ?? error.message).slice(0, 500)
  const signedIn = error.code === 'EAUTH' || error.code === 'EOAUTH2' || error.code === 'ENOAUTH'
  const failed = step === 'sign-in' && !signedIn ? 'encrypt' : step
  return { step: failed, reason, advice: adviceFor({ ...server, code: error.code ?? null, words: reason }, failed) }
}
