import nodemailer, { type Transporter } from 'nodemailer'
import type { Language } from '../../../contract/shapes.ts'
import type { Config } from '../config/config.ts'
import { translator } from '../i18n/i18n.ts'
import type { Logger } from '../log/log.ts'

/** What a mail may say beside its words. */
export interface MailFrame {
  fromName?: string
  replyTo?: string
  /** Without brackets; given, so that a mail sent twice is known to be one. */
  messageId?: string
  references?: string[]
}

/** Mails of the installation itself: sign-in links, invitations, notices. Not the answers to customers. */
export interface SystemMail {
  send(to: string, subject: string, text: string, more?: MailFrame): Promise<void>
  magicLink(to: string, url: string, language: Language): Promise<void>
  resetPassword(to: string, url: string, language: Language): Promise<void>
  close(): void
}

/** Without KEPT_RELAY_URL nothing can be sent; the text goes to the log, so that the owner of the machine is not locked out. */
export function createSystemMail(config: Config, log: Logger): SystemMail {
  const transport: Transporter | null = config.relayUrl ? nodemailer.createTransport(config.relayUrl) : null
  const send: SystemMail['send'] = async (to, subject, text, more = {}) => {
    if (!transport) {
      log.warn({ to, subject, text }, 'no KEPT_RELAY_URL is set, so this mail is only shown here')
      return
    }
    await transport.sendMail({
      from: { name: more.fromName ?? 'Kept', address: config.from },
      to,
      subject,
      text,
      ...(more.replyTo ? { replyTo: more.replyTo } : {}),
      ...(more.messageId ? { messageId: `<${more.messageId}>` } : {}),
      ...(more.references ? { references: more.references.map((id) => `<${id}>`) } : {}),
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    })
  }
  const sendWords = (to: string, words: string, language: Language, url: string) => {
    const t = translator(language)
    return send(to, t(`server:mail.${words}.subject`), t(`server:mail.${words}.text`, { url }))
  }
  return {
    send,
    magicLink: (to, url, language) => sendWords(to, 'magic-link', language, url),
    resetPassword: (to, url, language) => sendWords(to, 'reset-password', language, url),
    close: () => transport?.close(),
  }
}
