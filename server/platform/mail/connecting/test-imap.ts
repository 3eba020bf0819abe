import { resolveOutside } from '../../http/outgoing.ts'
import { connectImap, type ImapAccess } from '../fetching/connect-imap.ts'
import { adviceFor } from './advice.ts'
import { reach, shakeHands } from './reach.ts'
import { countSteps, type Step, type StepName } from './steps.ts'

type ImapError = Error & { code?: string; responseText?: string; authenticationFailed?: boolean }

/** Tries to read mail: name, connection, encryption, sign-in, folder. `signIn` fetches the token where one is needed. */
export async function testImap(
  server: Omit<ImapAccess, 'password' | 'accessToken'> & { folder: string },
  signIn: () => Promise<Pick<ImapAccess, 'password' | 'accessToken'>>,
): Promise<Step[]> {
  const account = countSteps((error, step) => explain(error as ImapError, step, server))
  const found = await account.try('resolve', () => resolveOutside(server.host, server.allowInside))
  const address = found?.[0]?.address
  if (!address || !(await account.try('connect', () => reach(address, server.port)))) return account.steps
  if (server.security === 'tls' && !(await account.try('encrypt', () => shakeHands(address, server.port, server.host))))
    return account.steps
  const client = await account.try('sign-in', async () => connectImap({ ...server, ...(await signIn()) }))
  if (!client) return account.steps
  await account.try('open-folder', () => client.mailboxOpen(server.folder, { readOnly: true }))
  client.close()
  return account.steps
}

function explain(error: ImapError, step: StepName, server: ImapAccess) {
  const reason = (error.responseText || error.message).slice(0, 500)
  // What breaks while signing in, but before anybody looked at the password, was the encryption.
  const failed =
    step === 'sign-in' && !error.authenticationFailed && error.code !== 'EOAUTH2' && server.security === 'starttls'
      ? 'encrypt'
      : step
  return { step: failed, reason, advice: adviceFor({ ...server, code: error.code ?? null, words: reason }, failed) }
}
