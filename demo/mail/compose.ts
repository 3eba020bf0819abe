import { chance, type Random, whole } from '../random.ts'
import type { Language } from '../records.ts'
import { receipt } from './documents.ts'
import type { Letter } from './letters.ts'
import { type Drawn, picture } from './pictures.ts'
import { domainOf, type Encoding } from './program.ts'
import { programOf } from './programs.ts'

export type MailFile = Drawn & { name: string; contentType: string; contentId: string | null }

/** A mail with everything decided and nothing encoded. */
export type Mail = {
  from: { name: string; email: string }
  to: string
  subject: string
  time: number
  messageId: string
  /** The mails answered, oldest first; the last of them is the one replied to. */
  references: string[]
  mailer: string | null
  /** LF line ends. */
  text: string
  html: string
  encoding: Encoding
  picture: MailFile | null
  document: MailFile | null
  /** Thirty-two hexadecimal digits that no other mail of the stream has. */
  token: string
}

const WITH_FILES = 0.15
const REFERENCES = 10

const PICTURE_NAMES: Record<Language, string> = { en: 'image', ru: 'Снимок экрана ', bg: 'снимка ' }
const RECEIPT_NAMES: Record<Language, string> = { en: 'receipt-', ru: 'квитанция-', bg: 'разписка-' }

const CONFIDENTIAL: Record<Language, string> = {
  en: 'This message and its attachments are meant only for the person they are addressed to and may hold confidential information. Should you have received it by mistake, please tell the sender and delete it. Views expressed here are those of the writer and bind the company only where this is said expressly.',
  ru: 'Это сообщение и вложения к нему предназначены только адресату и могут содержать конфиденциальные сведения. Если вы получили его по ошибке, пожалуйста, сообщите об этом отправителю и удалите письмо. Мнение автора может не совпадать с позицией компании и обязывает её только тогда, когда это прямо указано.',
  bg: 'Това съобщение и прикачените към него файлове са предназначени само за адресата и може да съдържат поверителна информация. Ако сте го получили по погрешка, моля, уведомете подателя и го изтрийте. Изразеното мнение е на автора и обвързва дружеството само когато това е изрично посочено.',
}

function pictureFor(r: Random, { language, id, email }: Letter): MailFile {
  const name = `${PICTURE_NAMES[language]}${String(whole(r, 1, 400)).padStart(3, '0')}.png`
  const contentId = `${name.replace(/[^0-9a-z.]/gi, '')}.${id.slice(-12)}@${domainOf(email)}`
  return { ...picture(whole(r, 0, 999)), name, contentType: 'image/png', contentId }
}

function receiptFor(r: Random, { language, parcelNumber }: Letter): MailFile {
  const name = `${RECEIPT_NAMES[language]}${parcelNumber}.pdf`
  return { ...receipt(whole(r, 0, 999)), name, contentType: 'application/pdf', contentId: null }
}

/** The letter as this person's mail program sends it. */
export function compose(letter: Letter, to: string): Mail {
  const { r, language, id, name, email } = letter
  const program = programOf(letter.personId, language, letter.atWork)
  const files = chance(r, WITH_FILES) ? r() : null
  const shown = files !== null && files < 0.68 ? pictureFor(r, letter) : null
  const added = files !== null && files > 0.52 ? receiptFor(r, letter) : null
  const tagline = chance(r, 0.3) ? program.tagline(language) : ''
  const notice = letter.atWork && Number.parseInt(letter.personId.slice(-1), 16) < 6 ? CONFIDENTIAL[language] : ''
  const words = [letter.words, tagline, notice].filter((part) => part !== '').join('\n\n')
  const image = shown ? `<img src="cid:${shown.contentId}" alt="${shown.name}" style="max-width:100%">` : ''
  const mark = shown?.contentId ? program.pictureMark(shown.name, shown.contentId) : ''
  const prefix = letter.answers.length > 0 ? program.prefix : ''
  return {
    from: { name, email },
    to,
    subject: prefix + letter.subject,
    time: letter.time,
    messageId: program.messageId(letter),
    references: letter.answers.slice(-REFERENCES).map(program.messageId),
    mailer: program.mailer,
    text: program.text(words + mark, letter.earlier, language),
    html: program.html(words, image, letter.earlier, language),
    encoding: program.encoding[language === 'en' ? 'latin' : 'cyrillic'],
    picture: shown,
    document: added,
    token: id.replaceAll('-', ''),
  }
}
