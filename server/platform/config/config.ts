import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'

/**
 * The only reader of the environment. Every setting is optional: without any, Kept runs on this machine with its own
 * PostgreSQL. A value that makes no sense ends the start with one sentence, before anything is opened.
 */
const flag = z.stringbool()
const portNumber = z.coerce.number().int().min(0).max(65535)
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)

const environment = z.object({
  KEPT_DATA: z.string().min(1).default('data').describe('Folder for the embedded database, files and secrets'),
  KEPT_HOST: z.string().min(1).default('127.0.0.1').describe('Address the web server listens on; 0.0.0.0 for all'),
  KEPT_PORT: portNumber.default(4040).describe('Port of the web server'),
  KEPT_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where people reach Kept, e.g. https://desk.example.com; http://localhost:<port> without it'),
  KEPT_SECRET: z
    .string()
    .min(32, 'needs at least 32 characters')
    .optional()
    .describe('Key of sessions, signed addresses and stored secrets; made and kept in the data folder without it'),
  KEPT_TRUST_PROXY: list.default([]).describe('Addresses of reverse proxies whose X-Forwarded-For is believed'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL 15 or newer; the embedded one without it'),
  KEPT_DATABASE_POOL: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(10)
    .describe('Connections to the database per process'),
  KEPT_JOBS_AT_ONCE: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(8)
    .describe('Jobs that one process does at a time'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe('Tells processes of each other’s news; PostgreSQL does it without'),
  KEPT_SMTP_HOST: z.string().min(1).default('127.0.0.1').describe('Address the SMTP receiver listens on'),
  KEPT_SMTP_PORT: portNumber.default(2525).describe('Port of the SMTP receiver'),
  KEPT_SMTP_OFF: flag.default(false).describe('true: no SMTP receiver'),
  KEPT_SMTP_CERTIFICATE: z
    .string()
    .optional()
    .describe('PEM file of the receiver’s certificate; a self-signed one is made without it'),
  KEPT_SMTP_KEY: z.string().optional().describe('PEM file of the certificate’s key'),
  KEPT_MAIL_NAME: z
    .string()
    .min(1)
    .optional()
    .describe('Host name in greetings and Message-IDs; the host of KEPT_URL without it'),
  KEPT_MAIL_MAX_MB: z.coerce.number().min(1).max(200).default(30).describe('Largest mail taken, in megabytes'),
  KEPT_DNS: list
    .default([])
    .describe(
      'DNS servers asked whether mail is from where it says (SPF, DKIM, DMARC), e.g. 9.9.9.9,1.1.1.1; those of this machine without it; off: nothing is checked',
    ),
  KEPT_RELAY_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe(
      'SMTP relay of the installation, for sign-in mails and for channels without their own, e.g. smtp://user:password@relay.example.com:587',
    ),
  KEPT_FROM: z.email().optional().describe('Sender of sign-in mails and notices'),
  S3_BUCKET: z.string().optional().describe('Keeps files in S3 instead of the data folder'),
  S3_ENDPOINT: z.url().optional().describe('For S3-compatible stores'),
  S3_REGION: z.string().default('us-east-1').describe('Region of the bucket'),
  S3_ACCESS_KEY_ID: z.string().optional().describe('Key id of the bucket'),
  S3_SECRET_ACCESS_KEY: z.string().optional().describe('Key of the bucket'),
  KEPT_OIDC: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' })
        return z.NEVER
      }
    })
    .pipe(
      z.array(
        z.object({
          id: z.string().regex(/^[a-z0-9-]+$/),
          name: z.string(),
          discoveryUrl: z.url(),
          clientId: z.string(),
          clientSecret: z.string(),
        }),
      ),
    )
    .default([])
    .describe('Sign-in with other providers: JSON [{"id","name","discoveryUrl","clientId","clientSecret"}]'),
  KEPT_LOG: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('How much is logged'),
  KEPT_ALLOW_PRIVATE_ADDRESSES: flag
    .default(false)
    .describe('true: webhooks, mail servers and pictures may be on private addresses'),
  KEPT_REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(60)
    .max(10_000_000)
    .default(3000)
    .describe('Requests to the API that one caller may make in a minute'),
  KEPT_METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Bearer token that /metrics asks of callers from elsewhere; only this machine may read it without'),
})

export interface Config {
  dataFolder: string
  host: string
  port: number
  url: string
  secret: string
  trustProxy: string[]
  database: { url: string | null; pool: number }
  jobsAtOnce: number
  redisUrl: string | null
  smtp: {
    host: string
    port: number
    off: boolean
    certificateFile: string | null
    keyFile: string | null
    maxBytes: number
  }
  mailName: string
  /** DNS servers that are asked about senders; empty: the machine's own; null: senders are not checked. */
  dnsServers: string[] | null
  relayUrl: string | null
  from: string
  s3: {
    bucket: string
    endpoint: string | null
    region: string
    accessKeyId: string | null
    secretAccessKey: string | null
  } | null
  oidc: { id: string; name: string; discoveryUrl: string; clientId: string; clientSecret: string }[]
  logLevel: string
  allowPrivateAddresses: boolean
  metricsToken: string | null
  requestsPerMinute: number
}

/** A setting that makes no sense; the message is one sentence for the person who starts Kept. */
export class ConfigError extends Error {}

/** Throws ConfigError naming the setting and what is wrong with it. Makes the data folder and the secret where missing. */
export function readConfig(source: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new ConfigError(`The setting ${String(issue?.path[0])} is wrong: ${issue?.message}.`)
  }
  const env = parsed.data
  const dataFolder = resolve(env.KEPT_DATA)
  makeFolder(dataFolder)
  const url = (env.KEPT_URL ?? `http://localhost:${env.KEPT_PORT}`).replace(/\/+$/, '')
  const mailName = env.KEPT_MAIL_NAME ?? new URL(url).hostname
  return {
    dataFolder,
    host: env.KEPT_HOST,
    port: env.KEPT_PORT,
    url,
    secret: env.KEPT_SECRET ?? keptSecret(dataFolder),
    trustProxy: env.KEPT_TRUST_PROXY,
    database: { url: env.DATABASE_URL ?? null, pool: env.KEPT_DATABASE_POOL },
    jobsAtOnce: env.KEPT_JOBS_AT_ONCE,
    redisUrl: env.REDIS_URL ?? null,
    smtp: {
      host: env.KEPT_SMTP_HOST,
      port: env.KEPT_SMTP_PORT,
      off: env.KEPT_SMTP_OFF,
      certificateFile: env.KEPT_SMTP_CERTIFICATE ?? null,
      keyFile: env.KEPT_SMTP_KEY ?? null,
      maxBytes: Math.round(env.KEPT_MAIL_MAX_MB * 1024 * 1024),
    },
    mailName,
    dnsServers: env.KEPT_DNS[0] === 'off' ? null : dnsServers(env.KEPT_DNS),
    relayUrl: env.KEPT_RELAY_URL ?? null,
    from: env.KEPT_FROM ?? `kept@${mailName}`,
    s3: env.S3_BUCKET
      ? {
          bucket: env.S3_BUCKET,
          endpoint: env.S3_ENDPOINT ?? null,
          region: env.S3_REGION,
          accessKeyId: env.S3_ACCESS_KEY_ID ?? null,
          secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? null,
        }
      : null,
    oidc: env.KEPT_OIDC,
    logLevel: env.KEPT_LOG,
    allowPrivateAddresses: env.KEPT_ALLOW_PRIVATE_ADDRESSES,
    metricsToken: env.KEPT_METRICS_TOKEN ?? null,
    requestsPerMinute: env.KEPT_REQUESTS_PER_MINUTE,
  }
}

function dnsServers(servers: string[]): string[] {
  const wrong = servers.find(
    (server) => !ipaddr.isValid(server.replace(/^\[?(.*?)\]?:\d{1,5}$/, '$1')) && !ipaddr.isValid(server),
  )
  if (wrong) throw new ConfigError(`The setting KEPT_DNS is wrong: ${wrong} is no address of a DNS server.`)
  return servers
}

/** One folder after another: below /proc Node's own way of making several never ends. */
function makeFolder(path: string): void {
  try {
    if (!existsSync(path)) {
      makeFolder(dirname(path))
      makeOne(path)
    }
    if (!statSync(path).isDirectory()) throw new Error('it is a file')
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new ConfigError(`The setting KEPT_DATA is wrong: ${path} cannot be a folder (${reasonOf(error)}).`)
  }
}

function makeOne(path: string): void {
  try {
    mkdirSync(path)
  } catch (error) {
    // Another process of ours has just made it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? (error as Error).message

/** The secret of this installation, made once. Losing it signs everybody out and makes stored passwords unreadable. */
function keptSecret(dataFolder: string): string {
  const file = resolve(dataFolder, 'secret')
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    const secret = randomBytes(32).toString('base64url')
    try {
      writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      throw new ConfigError(
        `The setting KEPT_DATA is wrong: nothing can be written to ${dataFolder} (${reasonOf(error)}).`,
      )
    }
    return secret
  }
}
