import nodemailer, { type Transporter } from 'nodemailer'
import type { Config } from '../config/config.ts'
import { translator } from '../i18n/i18n.ts'
import type { Logger } from '../log/log.ts'

/** Mails of the installation itself: sign-in links, invitations, notices. Not the answers to customers. */
export interface SystemMail {
  send(to: string, subject: string, text: string): Promise<void>
  magicLink(to: string, url: string): Promise<void>
  resetPassword(to: string, url: string): Promise<void>
  close(): void
}

/** Without KEPT_RELAY_URL nothing can be sent; the text goes to the log, so that the owner of the machine is not locked out. */
export function createSystemMail(config: Config, log: Logger): SystemMail {
  const transport: Transporter | null = config.relayUrl ? nodemailer.createTransport(config.relayUrl) : null
  const send: SystemMail['send'] = async (to, subject, text) => {
    if (!transport) {
      log.warn({ to, subject, text }, 'no KEPT_RELAY_URL is set, so this mail is only shown here')
      return
    }
    await transport.sendMail({ from: { name: 'Kept', address: config.from }, to, subject, text, headers: { 'Auto-Submitted': 'auto-generated' } })
  }
  const t = translator('en')
  return {
    send,
    magicLink: (to, url) => send(to, t('server:mail.magic-link.subject'), t('server:mail.magic-link.text', { url })),
    resetPassword: (to, url) => send(to, t('server:mail.reset-password.subject'), t('server:mail.reset-password.text', { url })),
    close: () => transport?.close(),
  }
}
