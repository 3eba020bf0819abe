import { datePieces } from '../dates.ts'
import type { Utterance } from '../letters.ts'
import { digitsOf, domainOf, lines, nested, type Program } from '../program.ts'

function attribution({ time, name }: Utterance, address: string): string {
  const { weekday, date, month, year, bareClock, offset } = datePieces(time, 'ru')
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)}, ${date} ${month} ${year}, ${bareClock} ${offset} от ${name} ${address}:`
}

const behind = (text: string) => `>${text.replaceAll('\n', '\n>')}`

export const mailRu: Program = {
  mailer: 'X-Mailer: Mail.Ru Mailer 1.0',
  prefix: 'Re: ',
  encoding: { latin: 'base64', cyrillic: 'base64' },
  messageId: ({ id, time, email }) =>
    `${Math.floor(time / 1000)}.${digitsOf(id)}@f${Number.parseInt(id.slice(15, 18), 16) % 900}.i.${domainOf(email)}`,
  pictureMark: () => '',
  tagline: () => '--\nОтправлено из Почты Mail',
  text: (words, quoted) => {
    const quotation = nested(
      quoted,
      (one, inner) => `\n \n${behind(`${attribution(one, `<${one.email}>`)}\n \n${one.text}${inner}`)}`,
    )
    return `\n${words}${quotation}\n`
  },
  html: (words, picture, quoted) => {
    const quotation = nested(quoted, (one, inner) => {
      const address = `&lt;<a href="mailto:${one.email}">${one.email}</a>&gt;`
      return `<div>&nbsp;</div><blockquote style="border-left:1px solid #0857A6;margin:10px;padding:0 0 0 10px;">${attribution(one, address)}<br>&nbsp;<div id=""><div class="js-helper js-readmsg-msg"><div>${lines(one.text)}</div>${inner}</div></div></blockquote>`
    })
    return `\n<HTML><BODY><div>${lines(words)}</div>${picture === '' ? '' : `<div>&nbsp;</div><div>${picture}</div>`}${quotation}</BODY></HTML>\n`
  },
}
