import type { FastifyInstance } from 'fastify'
import type { Domain } from './domains/domain.ts'
import { serveAuth } from './platform/http/auth.ts'
import { bindContract } from './platform/http/bind.ts'
import { createGate, type FindMember, type Gate } from './platform/http/gate.ts'
import { serveHealth } from './platform/http/health.ts'
import { serveReference } from './platform/http/reference.ts'
import { serveScreens } from './platform/http/screens.ts'
import { createServer } from './platform/http/server.ts'
import type { Platform } from './platform/platform.ts'

/** The web half: every endpoint of the contract, sign-in, the reference, health and the screens. */
export async function createApp(platform: Platform, gate: Gate, domains: readonly Domain[]): Promise<FastifyInstance> {
  const app = await createServer(platform.config, platform.log)
  await serveReference(app, platform.config)
  serveAuth(app, platform.auth, gate)
  bindContract(
    app,
    Object.assign({}, ...domains.map((domain) => domain.routes)),
    gate,
    platform.scopes,
    platform.config,
  )
  serveHealth(app, platform)
  await serveScreens(app)
  return app
}

export const openGate = (platform: Platform, findMember: FindMember): Gate =>
  createGate(platform.auth, platform.database, platform.bus, findMember)
