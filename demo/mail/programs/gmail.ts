import type { Language } from '../../records.ts'
import { datePieces } from '../dates.ts'
import type { Utterance } from '../letters.ts'
import { domainOf, lines, marked, nested, type Program } from '../program.ts'

function attribution({ time, name }: Utterance, language: Language, address: string): string {
  const { shortWeekday, date, shortMonth, year, clock, bareClock, digits } = datePieces(time, language)
  if (language === 'ru') return `${shortWeekday}, ${date} ${shortMonth} ${year} г. в ${clock}, ${name} ${address}:`
  if (language === 'bg') return `На ${shortWeekday}, ${digits} г. в ${bareClock} ${name} ${address} написа:`
  return `On ${shortWeekday}, ${date} ${shortMonth} ${year} at ${clock}, ${name} ${address} wrote:`
}

const STYLE = 'margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex'

export const gmail: Program = {
  mailer: null,
  prefix: 'Re: ',
  encoding: { latin: 'quoted-printable', cyrillic: 'base64' },
  messageId: ({ id, email }) =>
    `CAF${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}@mail.${domainOf(email)}`,
  pictureMark: (name) => `\n\n[image: ${name}]`,
  tagline: () => '',
  text: (words, quoted, language) => {
    const quotation = nested(
      quoted,
      (one, inner) =>
        `${attribution(one, language, `<${one.email}>`)}\n\n${marked(inner === '' ? one.text : `${one.text}\n\n${inner}`)}`,
    )
    return quotation === '' ? `${words}\n` : `${words}\n\n${quotation}\n`
  },
  html: (words, picture, quoted, language) => {
    const quotation = nested(quoted, (one, inner) => {
      const address = `&lt;<a href="mailto:${one.email}">${one.email}</a>&gt;`
      return `<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${attribution(one, language, address)}<br></div><blockquote class="gmail_quote" style="${STYLE}"><div dir="ltr">${lines(one.text)}</div>${inner}</blockquote></div>`
    })
    return `<div dir="ltr">${lines(words)}${picture === '' ? '' : `<br><br>${picture}<br>`}</div>${quotation}\n`
  },
}
