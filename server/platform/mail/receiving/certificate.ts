import { X509Certificate } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, ConfigError } from '../../config/config.ts'

export interface Certificate {
  key: string
  cert: string
}

const month = 30 * 24 * 60 * 60 * 1000

/**
 * The certificate of the SMTP receiver: the configured one, or one made once and kept in the data folder. Mail servers
 * encrypt to a receiver without asking who signed its certificate, so a self-made one does its work.
 */
export async function receiverCertificate(config: Config, now: Date): Promise<Certificate> {
  const { certificateFile, keyFile } = config.smtp
  if (certificateFile && keyFile) return configured(certificateFile, keyFile)
  if (certificateFile || keyFile)
    throw new ConfigError('KEPT_SMTP_CERTIFICATE and KEPT_SMTP_KEY belong together: set both or none.')
  const folder = join(config.dataFolder, 'smtp')
  const kept = await read(folder)
  if (kept && new Date(new X509Certificate(kept.cert).validTo).getTime() > now.getTime() + month) return kept
  const made = await make(config.mailName, now)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'key.pem'), made.key, { mode: 0o600 })
  await chmod(join(folder, 'key.pem'), 0o600)
  await writeFile(join(folder, 'certificate.pem'), made.cert)
  return made
}

async function configured(certificateFile: string, keyFile: string): Promise<Certificate> {
  try {
    return { cert: await readFile(certificateFile, 'utf8'), key: await readFile(keyFile, 'utf8') }
  } catch (error) {
    throw new ConfigError(`The certificate of the SMTP receiver cannot be read: ${(error as Error).message}`)
  }
}

async function read(folder: string): Promise<Certificate | null> {
  try {
    return {
      key: await readFile(join(folder, 'key.pem'), 'utf8'),
      cert: await readFile(join(folder, 'certificate.pem'), 'utf8'),
    }
  } catch {
    return null
  }
}

async function make(name: string, now: Date): Promise<Certificate> {
  // Needed once in years, and slow to load.
  const { generate } = await import('selfsigned')
  const made = await generate([{ name: 'commonName', value: name }], {
    algorithm: 'sha256',
    keySize: 2048,
    notBeforeDate: now,
    notAfterDate: new Date(now.getTime() + 60 * month),
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: name }] }],
  })
  return { key: made.private, cert: made.cert }
}
