import { escapeHtml } from '../../html.ts'
import { datePieces } from '../dates.ts'
import { digitsOf, domainOf, lines, nested, type Program } from '../program.ts'

const RULE = '-------- Оригинално писмо --------'

export const abv: Program = {
  mailer: 'X-Mailer: AbvMail 3.0',
  prefix: 'Re: ',
  encoding: { latin: 'quoted-printable', cyrillic: 'quoted-printable' },
  messageId: ({ id, time, email }) =>
    `${digitsOf(id)}.${Number.parseInt(id.slice(15, 18), 16)}.${time}@nm.${domainOf(email)}`,
  pictureMark: () => '',
  tagline: () => '',
  text: (words, quoted) => {
    const quotation = nested(quoted, (one, inner) => {
      const { digits, clock } = datePieces(one.time, 'bg')
      return `\n\n ${RULE}\n От: ${one.name} ${one.email}\n Относно: ${one.subject}\n До: ${one.to}\n Изпратено на: ${digits} ${clock}\n\n ${one.text.replaceAll('\n', '\n ')}${inner}`
    })
    return `${words}${quotation}\n`
  },
  html: (words, picture, quoted) => {
    const quotation = nested(quoted, (one, inner) => {
      const { digits, clock } = datePieces(one.time, 'bg')
      return `<br><br>${RULE}<br>От: ${one.name} <a href="mailto:${one.email}">${one.email}</a><br>Относно: ${escapeHtml(one.subject)}<br>До: ${one.to}<br>Изпратено на: ${digits} ${clock}<br><br><blockquote style="border-left:1px solid #ccc;margin:0;padding-left:10px">${lines(one.text)}${inner}</blockquote>`
    })
    return `<div style="font-family:Arial,sans-serif;font-size:14px">${lines(words)}${picture === '' ? '' : `<br><br>${picture}`}</div>${quotation}`
  },
}
