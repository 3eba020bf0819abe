import { type Authentication, type AuthMails, createAuthentication } from './auth/authentication.ts'
import { findProviders, type Providers } from './auth/providers.ts'
import type { Config } from './config/config.ts'
import { type Database, openDatabase } from './db/database.ts'
import { newId } from './db/ids.ts'
import { openFiles } from './files/files.ts'
import type { Files } from './files/shape.ts'
import { createLog, type Logger } from './log/log.ts'
import { createSenderChecker, type SenderChecker, uncheckedSenders } from './mail/checking/sender-checker.ts'
import { createMailReader, type MailReader } from './mail/reading/mail-reader.ts'
import { createSystemMail, type SystemMail } from './mail/system-mail.ts'
import { type Bus, openBus } from './realtime/bus.ts'
import { createLive, type Live } from './realtime/live.ts'
import { createPresence, type Presence } from './realtime/presence.ts'
import { createScopes, type Scopes } from './scope.ts'

/** What the domains are given to stand on. Made once, in main.ts and in tests. */
export interface Platform {
  config: Config
  log: Logger
  database: Database
  scopes: Scopes
  files: Files
  bus: Bus
  live: Live
  presence: Presence
  auth: Authentication
  providers: Providers
  systemMail: SystemMail
  mailReader: MailReader
  senderChecker: SenderChecker
  /** The demo workspace is wanted: it is made where the database is empty. */
  demo: boolean
  /** Called by whoever changes memberships, roles or keys: everybody is asked anew who they are. */
  membersChanged(): void
  onMembersChanged(listener: () => void): void
  close(): Promise<void>
}

export interface PlatformOptions {
  databaseUrl: string
  demo?: boolean
  now?: () => Date
}

export async function openPlatform(config: Config, options: PlatformOptions): Promise<Platform> {
  const log = createLog(config.logLevel)
  const database = openDatabase(options.databaseUrl, config.database.pool)
  const scopes = createScopes(database, options.now ?? (() => new Date()))
  const bus = await openBus(database, config.redisUrl, newId(), log)
  const live = createLive(database, log)
  const presence = createPresence(bus, live)
  const systemMail = createSystemMail(config, log)
  const mails: AuthMails = systemMail
  const mailReader = createMailReader()
  const { dnsServers: servers, mailName: name } = config
  const senderChecker = servers ? createSenderChecker({ servers, name }) : uncheckedSenders
  const auth = createAuthentication(config, database.systemPool, mails)
  const providers = await findProviders(auth, config, log)
  const listeners: (() => void)[] = []
  return {
    config,
    log,
    database,
    scopes,
    files: await openFiles(config),
    bus,
    live,
    presence,
    auth,
    providers,
    systemMail,
    mailReader,
    senderChecker,
    demo: options.demo ?? false,
    membersChanged: () => {
      for (const listener of listeners) listener()
    },
    onMembersChanged: (listener) => void listeners.push(listener),
    async close() {
      presence.close()
      await providers.close()
      await live.close()
      await bus.close()
      await mailReader.close()
      await senderChecker.close()
      systemMail.close()
      await database.close()
    },
  }
}
