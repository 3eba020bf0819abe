import { statfs } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Platform } from '../platform.ts'

const tooFull = 200 * 1024 * 1024

/** `/health` for whoever keeps Kept running (503 while it cannot do its work), `/metrics` for Prometheus. */
export function serveHealth(app: FastifyInstance, platform: Platform): void {
  app.get('/health', { schema: { hide: true } as never, logLevel: 'silent' }, async (_request, reply) => {
    const checks = await checkHealth(platform)
    // Without a provider of sign-in the work goes on: nobody should be led away from here.
    const ok = checks.every((check) => check.ok || check.name === 'sign-in')
    return reply.status(ok ? 200 : 503).send({ ok, checks })
  })

  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'kept_live_streams',
    help: 'Open streams of this process',
    registers: [registry],
    collect() {
      this.set(platform.live.count())
    },
  })
  new Gauge({
    name: 'kept_jobs',
    help: 'Jobs by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const { rows } = await platform.database.owner.query<{ state: string; count: number }>(
        `select case when attempts >= max_attempts then 'dead' when locked_at is not null then 'running' when run_at > now() then 'later' else 'waiting' end as state, count(*) from graphile_worker.jobs group by 1`,
      )
      for (const state of ['dead', 'running', 'later', 'waiting'])
        this.set({ state }, rows.find((row) => row.state === state)?.count ?? 0)
    },
  })
  app.get('/metrics', { schema: { hide: true } as never, logLevel: 'silent' }, async (request, reply) => {
    const { metricsToken } = platform.config
    const allowed = metricsToken
      ? request.headers.authorization === `Bearer ${metricsToken}`
      : ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)
    if (!allowed) return reply.callNotFound()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

export interface Check {
  name: 'database' | 'disk' | 'files' | 'sign-in'
  ok: boolean
  reason: string | null
}

export async function checkHealth(platform: Platform): Promise<Check[]> {
  const database = await platform.database.system
    .selectFrom('readers')
    .select('name')
    .limit(1)
    .execute()
    .then(
      () => null,
      (error: Error) => error.message,
    )
  const disk = await statfs(platform.config.dataFolder).then(
    (space) => (space.bavail * space.bsize < tooFull ? 'less than 200 MB are free' : null),
    (error: Error) => error.message,
  )
  const files = platform.config.s3 ? await remembered(platform) : null
  return [
    { name: 'database', ok: database === null, reason: database },
    { name: 'disk', ok: disk === null, reason: disk },
    ...(platform.config.s3 ? [{ name: 'files' as const, ok: files === null, reason: files }] : []),
    ...signInProviders(platform),
  ]
}

function signInProviders({ config, providers }: Platform): Check[] {
  if (!config.oidc.length) return []
  const missing = providers.list().filter(({ trouble }) => trouble !== null)
  const reason = missing.map(({ name, trouble }) => `${name}: ${trouble}`).join('; ')
  return [{ name: 'sign-in', ok: missing.length === 0, reason: reason || null }]
}

const lookAgain = { well: 30_000, ill: 5000 }
const known = new WeakMap<Platform, { until: number; trouble: Promise<string | null> }>()

/** The store is asked now and then, not by everybody who asks us. */
async function remembered(platform: Platform): Promise<string | null> {
  const before = known.get(platform)
  if (before && before.until > Date.now()) return before.trouble
  const trouble = platform.files.trouble()
  known.set(platform, { until: Date.now() + lookAgain.ill, trouble })
  if ((await trouble) === null) known.set(platform, { until: Date.now() + lookAgain.well, trouble })
  return trouble
}
