import { type GenericOAuthConfig, genericOAuth } from 'better-auth/plugins'
import type { Config } from '../config/config.ts'
import { createOutgoing } from '../http/outgoing.ts'
import type { Logger } from '../log/log.ts'
import type { Authentication } from './authentication.ts'

export type ConfiguredProvider = Config['oidc'][number]

/** Who signs people in beside us (OIDC). One that cannot be reached is looked for until it is there. */
export interface Providers {
  /** Those of the configuration, and why one cannot be used just now. */
  list(): { id: string; name: string; trouble: string | null }[]
  close(): Promise<void>
}

const lookAgain = 15_000
/** Milliseconds a provider may take to say where its doors are; the start waits no longer than that. */
const patience = 3000

export const providerOptions = (provider: ConfiguredProvider): GenericOAuthConfig => ({
  providerId: provider.id,
  discoveryUrl: provider.discoveryUrl,
  clientId: provider.clientId,
  clientSecret: provider.clientSecret,
  scopes: ['openid', 'email', 'profile'],
  pkce: true,
  disableImplicitSignUp: true,
  disableSignUp: true,
})

/**
 * better-auth looks for its providers once, as it starts, without a limit of time, and leaves out those that do not answer.
 * So it is given none, and each joins when it has answered us: a provider that is away or silent delays nobody.
 */
export async function findProviders(
  auth: Authentication,
  { oidc }: Pick<Config, 'oidc'>,
  log: Logger,
  pace = lookAgain,
): Promise<Providers> {
  const troubles = new Map<string, string>(oidc.map(({ id }) => [id, 'not asked yet']))
  // The owner of the installation names them, so they may be in its own network.
  const outgoing = createOutgoing(true)
  let timer: NodeJS.Timeout | undefined
  let closed = false

  async function join(provider: ConfiguredProvider): Promise<void> {
    const answer = await outgoing.send(provider.discoveryUrl, { timeout: patience })
    if (answer.status !== 200) throw new Error(`it answered ${answer.status}`)
    const context = await auth.$context
    const found = await genericOAuth({ config: [providerOptions(provider)] }).init(context as never)
    const joined = found?.context?.socialProviders?.find(({ id }) => id === provider.id)
    if (!joined) throw new Error('its answer names no address where people sign in')
    context.socialProviders.push(joined)
  }

  async function look(): Promise<void> {
    const missing = oidc.filter(({ id }) => troubles.has(id))
    await Promise.all(
      missing.map((provider) =>
        join(provider).then(
          () => void troubles.delete(provider.id),
          (error: Error & { detail?: string }) => void troubles.set(provider.id, error.detail ?? error.message),
        ),
      ),
    )
    if (closed || troubles.size === 0) return
    log.warn(
      { providers: Object.fromEntries(troubles) },
      'sign-in providers cannot be reached; looking again by itself',
    )
    timer = setTimeout(() => void look(), pace)
    timer.unref()
  }

  if (oidc.length) await look()
  return {
    list: () => oidc.map(({ id, name }) => ({ id, name, trouble: troubles.get(id) ?? null })),
    async close() {
      closed = true
      clearTimeout(timer)
      await outgoing.close()
    },
  }
}
