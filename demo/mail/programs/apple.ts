import type { Language } from '../../records.ts'
import { datePieces } from '../dates.ts'
import type { Utterance } from '../letters.ts'
import { domainOf, lines, marked, nested, type Program } from '../program.ts'

function attribution({ time, name }: Utterance, language: Language, address: string): string {
  const { date, month, shortMonth, year, clock, bareClock, digits } = datePieces(time, language)
  if (language === 'ru') return `${date} ${month} ${year} г., в ${clock}, ${name} ${address} написал(а):`
  if (language === 'bg') return `На ${digits} г., в ${bareClock}, ${name} ${address} написа:`
  return `On ${date} ${shortMonth} ${year}, at ${clock}, ${name} ${address} wrote:`
}

const PHONE: Record<Language, string> = {
  en: 'Sent from my iPhone',
  ru: 'Отправлено с iPhone',
  bg: 'Изпратено от моя iPhone',
}
const BODY =
  '<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">'

export const apple: Program = {
  mailer: 'X-Mailer: Apple Mail (2.3826.400.131.1.6)',
  prefix: 'Re: ',
  encoding: { latin: 'quoted-printable', cyrillic: 'quoted-printable' },
  messageId: ({ id, email }) => `${id.toUpperCase()}@${domainOf(email)}`,
  pictureMark: () => '',
  tagline: (language) => PHONE[language],
  text: (words, quoted, language) => {
    const quotation = nested(
      quoted,
      (one, inner) => `\n\n${marked(`${attribution(one, language, `<${one.email}>`)}\n\n${one.text}${inner}`)}`,
    )
    return `${words}${quotation}\n`
  },
  html: (words, picture, quoted, language) => {
    const quotation = nested(quoted, (one, inner) => {
      const address = `&lt;<a href="mailto:${one.email}">${one.email}</a>&gt;`
      return `<br id="lineBreakAtBeginningOfMessage"><div><br><blockquote type="cite"><div>${attribution(one, language, address)}</div><br class="Apple-interchange-newline"><div>${lines(one.text)}${inner}</div></blockquote></div>`
    })
    return `${BODY}<div dir="ltr">${lines(words)}</div>${picture === '' ? '' : `<div><br></div><div>${picture}</div>`}${quotation}</body></html>`
  },
}
