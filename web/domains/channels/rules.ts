export type Security = 'tls' | 'starttls' | 'none'

export interface Server {
  host: string
  port: number
  security: Security
}

export interface Provider {
  name: string
  /** Domains whose mail lies there. */
  domains: readonly string[]
  imap: Server
  smtp: Server
  /** Wants a password made for this purpose instead of the usual one. */
  appPassword: boolean
}

const tls = (host: string, port: number): Server => ({ host, port, security: 'tls' })
const starttls = (host: string, port = 587): Server => ({ host, port, security: 'starttls' })

/** Where the mail of well-known providers is fetched and sent, by their own instructions. */
export const providers = {
  gmail: {
    name: 'Gmail',
    domains: ['gmail.com', 'googlemail.com'],
    imap: tls('imap.gmail.com', 993),
    smtp: tls('smtp.gmail.com', 465),
    appPassword: true,
  },
  microsoft: {
    name: 'Outlook, Microsoft 365',
    domains: ['outlook.com', 'hotmail.com', 'live.com', 'msn.com'],
    imap: tls('outlook.office365.com', 993),
    smtp: starttls('smtp.office365.com'),
    appPassword: true,
  },
  yandex: {
    name: 'Yandex',
    domains: ['yandex.ru', 'ya.ru', 'yandex.com', 'yandex.by', 'yandex.kz'],
    imap: tls('imap.yandex.ru', 993),
    smtp: tls('smtp.yandex.ru', 465),
    appPassword: true,
  },
  mailru: {
    name: 'Mail.ru',
    domains: ['mail.ru', 'bk.ru', 'inbox.ru', 'list.ru', 'internet.ru'],
    imap: tls('imap.mail.ru', 993),
    smtp: tls('smtp.mail.ru', 465),
    appPassword: true,
  },
  abv: {
    name: 'abv.bg',
    domains: ['abv.bg'],
    imap: tls('imap.abv.bg', 993),
    smtp: tls('smtp.abv.bg', 465),
    appPassword: false,
  },
  icloud: {
    name: 'iCloud',
    domains: ['icloud.com', 'me.com', 'mac.com'],
    imap: tls('imap.mail.me.com', 993),
    smtp: starttls('smtp.mail.me.com'),
    appPassword: true,
  },
  fastmail: {
    name: 'Fastmail',
    domains: ['fastmail.com', 'fastmail.fm'],
    imap: tls('imap.fastmail.com', 993),
    smtp: tls('smtp.fastmail.com', 465),
    appPassword: true,
  },
} as const satisfies Record<string, Provider>

export type ProviderKey = keyof typeof providers
export const providerKeys = Object.keys(providers) as ProviderKey[]

/** The provider an address lies with; null for a company's own domain. */
export const providerOf = (address: string): ProviderKey | null => {
  const domain = address.trim().toLowerCase().split('@')[1]
  return providerKeys.find((key) => (providers[key].domains as readonly string[]).includes(domain ?? '')) ?? null
}

/** First guesses for a server of one's own. */
export const ownServers = (address: string): { imap: Server; smtp: Server } => {
  const domain = address.trim().toLowerCase().split('@')[1] ?? ''
  return { imap: tls(domain && `imap.${domain}`, 993), smtp: tls(domain && `smtp.${domain}`, 465) }
}

/** The port that belongs to a way of encrypting. */
export const usualPort = (what: 'imap' | 'smtp', security: Security): number => {
  if (what === 'imap') return security === 'tls' ? 993 : 143
  return { tls: 465, starttls: 587, none: 25 }[security]
}
