import { datePieces } from '../dates.ts'
import type { Utterance } from '../letters.ts'
import { digitsOf, domainOf, lines, marked, nested, type Program } from '../program.ts'

function attribution({ time, name }: Utterance, address: string): string {
  const { digits, clock } = datePieces(time, 'ru')
  return `${digits}, ${clock}, "${name}" ${address}:`
}

export const yandex: Program = {
  mailer: 'X-Mailer: Yamail [ http://yandex.ru ] 5.0',
  prefix: 'Re: ',
  encoding: { latin: 'base64', cyrillic: 'base64' },
  messageId: ({ id, time, email }) => `${digitsOf(id)}${Math.floor(time / 1000)}@mail.${domainOf(email)}`,
  pictureMark: () => '',
  tagline: () => '-- \nОтправлено из мобильной Яндекс Почты',
  text: (words, quoted) => {
    const quotation = nested(
      quoted,
      (one, inner) => `\n\n${attribution(one, `<${one.email}>`)}\n${marked(`${one.text}${inner}`)}`,
    )
    return `${words}${quotation}\n`
  },
  html: (words, picture, quoted) => {
    const quotation = nested(
      quoted,
      (one, inner) =>
        `<div>&nbsp;</div><div>${attribution(one, `&lt;${one.email}&gt;`)}</div><blockquote><div>${lines(one.text)}</div>${inner}</blockquote>`,
    )
    return `<div>${lines(words)}</div>${picture === '' ? '' : `<div>&nbsp;</div><div>${picture}</div>`}${quotation}`
  },
}
