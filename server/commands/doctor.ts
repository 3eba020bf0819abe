import { statfs } from 'node:fs/promises'
import { connect } from 'node:net'
import nodemailer from 'nodemailer'
import pg from 'pg'
import type { Config } from '../platform/config/config.ts'
import { openFiles } from '../platform/files/files.ts'

interface Finding {
  part: string
  ok: boolean
  says: string
  advice?: string
}

/** Looks at what Kept needs to work and says what to do where something is amiss. Exit code 1 where anything is. */
export async function doctor(databaseUrl: string, config: Config): Promise<number> {
  const findings = [
    await database(databaseUrl),
    await clock(databaseUrl),
    await disk(config.dataFolder),
    ...(await store(config)),
    await receiver(config),
    await relay(config),
  ]
  for (const finding of findings) {
    process.stdout.write(`${finding.ok ? '✓' : '✗'} ${finding.part}: ${finding.says}\n`)
    if (!finding.ok && finding.advice) process.stdout.write(`  → ${finding.advice}\n`)
  }
  return findings.every((finding) => finding.ok) ? 0 : 1
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows[0]
  } finally {
    await client.end()
  }
}

async function database(url: string): Promise<Finding> {
  const part = 'Database'
  try {
    const server = await ask<{ version: string; empty: boolean }>(
      url,
      `select split_part(current_setting('server_version'), ' ', 1) as version, to_regclass('graphile_worker.jobs') is null as empty`,
    )
    const says = `PostgreSQL ${server?.version} answers`
    if (server?.empty)
      return {
        part,
        ok: false,
        says: `${says}; Kept has never run with it`,
        advice: 'Start Kept, or run `kept migrate`: either makes its tables.',
      }
    const counted = await ask<{ dead: number }>(
      url,
      'select count(*)::int as dead from graphile_worker.jobs where attempts >= max_attempts',
    )
    const dead = counted?.dead ?? 0
    if (dead)
      return {
        part,
        ok: false,
        says: `${says}; ${dead === 1 ? '1 job has' : `${dead} jobs have`} been given up`,
        advice: 'Open Settings → Stuck jobs: there it says why, and they can be tried again.',
      }
    return { part, ok: true, says }
  } catch (error) {
    return {
      part,
      ok: false,
      says: (error as Error).message,
      advice: 'Check DATABASE_URL, and that the server runs and lets this machine in.',
    }
  }
}

async function clock(url: string): Promise<Finding> {
  const part = 'Clock'
  try {
    const row = await ask<{ now: Date }>(url, 'select clock_timestamp() as now')
    const apart = Math.abs((row?.now.getTime() ?? 0) - Date.now())
    const year = new Date().getUTCFullYear()
    if (apart > 2000)
      return {
        part,
        ok: false,
        says: `this machine and the database are ${Math.round(apart / 1000)} s apart`,
        advice: 'Let both keep time by NTP: due times are computed with both.',
      }
    if (year < 2026)
      return {
        part,
        ok: false,
        says: `it is the year ${year} here`,
        advice: 'Set the clock; certificates and due times need it.',
      }
    return { part, ok: true, says: 'agrees with the database' }
  } catch {
    return { part, ok: false, says: 'could not be compared', advice: 'Mend the database first.' }
  }
}

async function disk(folder: string): Promise<Finding> {
  const part = 'Disk'
  try {
    const space = await statfs(folder)
    const megabytes = Math.floor((space.bavail * space.bsize) / 1024 / 1024)
    return {
      part,
      ok: megabytes >= 1024,
      says: `${megabytes} MB free in ${folder}`,
      advice: 'Make room: Kept stops taking mail when less than 200 MB are free.',
    }
  } catch (error) {
    return { part, ok: false, says: (error as Error).message, advice: 'Set KEPT_DATA to a folder that can be written.' }
  }
}

async function store(config: Config): Promise<Finding[]> {
  if (!config.s3) return []
  const trouble = await (await openFiles(config)).trouble()
  return [
    {
      part: 'Files',
      ok: trouble === null,
      says: trouble ?? `the bucket ${config.s3.bucket} takes what we write`,
      advice: 'Check S3_BUCKET, S3_ENDPOINT, S3_REGION and the key; mail is refused for now until it can be kept.',
    },
  ]
}

async function receiver(config: Config): Promise<Finding> {
  const part = 'SMTP receiver'
  if (config.smtp.off) return { part, ok: true, says: 'switched off' }
  const greeting = await new Promise<string>((done) => {
    const socket = connect({
      host: config.smtp.host === '0.0.0.0' ? '127.0.0.1' : config.smtp.host,
      port: config.smtp.port,
      timeout: 3000,
    })
    socket.once('data', (chunk) => {
      socket.end()
      done(chunk.toString().trim())
    })
    socket.once('error', (error) => done(error.message))
    socket.once('timeout', () => {
      socket.destroy()
      done('does not answer')
    })
  })
  return {
    part,
    ok: greeting.startsWith('220'),
    says: greeting,
    advice: `Start Kept, or free port ${config.smtp.port} (KEPT_SMTP_PORT). From outside it is reached by port 25: forward it.`,
  }
}

async function relay(config: Config): Promise<Finding> {
  const part = 'Mail relay'
  if (!config.relayUrl)
    return { part, ok: true, says: 'none set (KEPT_RELAY_URL); channels use their own, sign-in mails go to the log' }
  const transport = nodemailer.createTransport(config.relayUrl)
  try {
    await transport.verify()
    return { part, ok: true, says: 'takes our sign-in' }
  } catch (error) {
    return {
      part,
      ok: false,
      says: (error as Error).message,
      advice: 'Check host, port, user and password in KEPT_RELAY_URL.',
    }
  } finally {
    transport.close()
  }
}
