import { escapeHtml } from '../../html.ts'
import type { Language } from '../../records.ts'
import { datePieces } from '../dates.ts'
import { domainOf, nested, type Program } from '../program.ts'

const FIELDS: Record<Language, [string, string, string, string]> = {
  en: ['From:', 'Sent:', 'To:', 'Subject:'],
  ru: ['От:', 'Отправлено:', 'Кому:', 'Тема:'],
  bg: ['От:', 'Изпратено:', 'До:', 'Относно:'],
}

function sent(time: number, language: Language): string {
  const { weekday, date, month, year, bareClock } = datePieces(time, language)
  if (language === 'ru') return `${weekday}, ${date} ${month} ${year} г. ${bareClock}`
  if (language === 'bg') return `${weekday}, ${date} ${month} ${year} г. ${bareClock} ч.`
  return `${weekday}, ${month} ${date}, ${year} ${bareClock}`
}

// Word brings its page set-up along in every mail, which is why mails of this program are never small.
const HEAD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="Generator" content="Microsoft Word 15 (filtered medium)">
<style><!--
/* Font Definitions */
@font-face {font-family:"Cambria Math"; panose-1:2 4 5 3 5 4 6 3 2 4;}
@font-face {font-family:Calibri; panose-1:2 15 5 2 2 2 4 3 2 4;}
@font-face {font-family:Aptos;}
/* Style Definitions */
p.MsoNormal, li.MsoNormal, div.MsoNormal
	{margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif; mso-ligatures:standardcontextual; mso-fareast-language:EN-US;}
a:link, span.MsoHyperlink
	{mso-style-priority:99; color:#0563C1; text-decoration:underline;}
span.EmailStyle17
	{mso-style-type:personal-compose; font-family:"Calibri",sans-serif; color:windowtext;}
.MsoChpDefault
	{mso-style-type:export-only; mso-fareast-language:EN-US;}
@page WordSection1
	{size:612.0pt 792.0pt; margin:70.85pt 70.85pt 70.85pt 70.85pt;}
div.WordSection1
	{page:WordSection1;}
--></style>
</head>
`

const paragraph = (line: string) => `<p class="MsoNormal">${line === '' ? '&nbsp;' : line}<o:p></o:p></p>\n`
const paragraphs = (text: string) => escapeHtml(text).split('\n').map(paragraph).join('')

const RULE = '________________________________'

export const outlook: Program = {
  mailer: 'X-Mailer: Microsoft Outlook 16.0',
  prefix: 'RE: ',
  encoding: { latin: 'quoted-printable', cyrillic: 'base64' },
  messageId: ({ id, email }) => {
    const bare = id.replaceAll('-', '').toUpperCase()
    return `DB7PR04MB${bare.slice(8)}${bare.slice(0, 8)}@DB7PR04MB${bare.slice(28)}.${domainOf(email)}`
  },
  pictureMark: (_name, contentId) => `\n\n[cid:${contentId}]`,
  tagline: () => '',
  text: (words, quoted, language) => {
    const [from, when, to, subject] = FIELDS[language]
    const quotation = nested(
      quoted,
      (one, inner) =>
        `\n\n${RULE}\n${from} ${one.name} <${one.email}>\n${when} ${sent(one.time, language)}\n${to} ${one.to}\n${subject} ${one.subject}\n\n${one.text}${inner}`,
    )
    return `${words}${quotation}\n`
  },
  html: (words, picture, quoted, language) => {
    const [from, when, to, subject] = FIELDS[language]
    const quotation = nested(quoted, (one, inner) => {
      const header = `<p class="MsoNormal"><b>${from}</b> ${one.name} &lt;${one.email}&gt;<br><b>${when}</b> ${sent(one.time, language)}<br><b>${to}</b> ${one.to}<br><b>${subject}</b> ${escapeHtml(one.subject)}<o:p></o:p></p>`
      return `${paragraph('')}<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">${header}</div></div>\n${paragraph('')}${paragraphs(one.text)}${inner}`
    })
    const shown = picture === '' ? '' : `${paragraph('')}${paragraph(picture)}`
    return `${HEAD}<body lang="${language.toUpperCase()}" link="#0563C1" vlink="#954F72" style="word-wrap:break-word">\n<div class="WordSection1">\n${paragraphs(words)}${shown}${quotation}</div>\n</body>\n</html>\n`
  },
}
