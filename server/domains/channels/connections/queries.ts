import { seal, unseal } from '../../../platform/auth/secrets.ts'
import type { Config } from '../../../platform/config/config.ts'

/** What is sealed in a channel's row. */
export interface Secrets {
  imap?: ServerSecrets | undefined
  smtp?: ServerSecrets | undefined
  dkim?: { privateKey: string } | undefined
}

export interface ServerSecrets {
  password?: string | undefined
  clientSecret?: string | undefined
  refreshToken?: string | undefined
}

/** Throws where they were sealed under another secret: then the passwords have to be entered again. */
export const openSecrets = (config: Pick<Config, 'secret'>, sealed: string | null): Secrets =>
  sealed ? JSON.parse(unseal(config.secret, sealed)) : {}

export const sealSecrets = (config: Pick<Config, 'secret'>, secrets: Secrets): string =>
  seal(config.secret, JSON.stringify(secrets))
