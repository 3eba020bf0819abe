import { describe, expect, it } from 'vitest'
import { readMail } from '../read-mail.ts'

const manners: [manner: string, html: string, shown: string][] = [
  [
    'gmail',
    '<div dir="ltr">It arrived today.<div><br></div><div>Kind regards,</div><div>Pavel</div></div><div class="gmail_extra"><br><div class="gmail_quote">On Thu, May 14, 2026 at 2:14 PM, Pavel Ort <span dir="ltr">&lt;<a href="mailto:pavel@carrier.example">pavel@carrier.example</a>&gt;</span> wrote:<br><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex"><div dir="ltr">Did the parcel come?</div></blockquote></div><br></div>',
    'It arrived today.\n\nKind regards,\nPavel',
  ],
  [
    'outlook2010',
    '<html xmlns:o="x"><body><div class="WordSection1"><p class="MsoNormal"><span>It arrived today.<o:p></o:p></span></p><p class="MsoNormal"><span><o:p>&nbsp;</o:p></span></p><p class="MsoNormal"><span>Kind regards,<o:p></o:p></span></p><p class=MsoNormal>Pavel<o:p></o:p></p><div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b><span>From:</span></b><span> Pavel Ort [mailto:pavel@carrier.example] <br><b>Sent:</b> Thursday, May 14, 2026 2:14 PM<br><b>To:</b> mira@shop.example<br><b>Subject:</b> Re: Test<o:p></o:p></span></p></div></div><p class=MsoNormal>Did the parcel come?</p></div></body></html>',
    'It arrived today.\n\nKind regards,\n\nPavel',
  ],
  [
    'owa',
    '<div><div>It arrived today.</div><div>Kind regards,<br>Pavel</div></div><hr tabindex="-1" style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>От:</b> Pavel &lt;pavel@carrier.example&gt;<br><b>Отправлено:</b> 14 мая 2026 г. 14:14<br><b>Кому:</b> mira@shop.example<br><b>Тема:</b> Re: Test</font><div>&nbsp;</div></div><div>Did it come?</div>',
    'It arrived today.\nKind regards,\nPavel',
  ],
  [
    'apple',
    '<html><body><div>It arrived today.</div><div><br></div><div>Kind regards,</div><div>Pavel</div><br><div><div>On May 14, 2026, at 2:14 PM, Pavel Ort &lt;<a href="mailto:pavel@carrier.example">pavel@carrier.example</a>&gt; wrote:</div><br class="Apple-interchange-newline"><blockquote type="cite"><div>Did it come?</div></blockquote></div><br></body></html>',
    'It arrived today.\n\nKind regards,\nPavel',
  ],
  [
    'thunderbird',
    '<body><div class="moz-cite-prefix">On 26.06.14 14:14, Pavel wrote:<br></div><blockquote type="cite" cite="mid:x"><div>Did it come?</div></blockquote><p>It arrived today.</p><pre class="moz-signature" cols="72">-- \nPavel</pre></body>',
    'It arrived today.',
  ],
  [
    'yahoo',
    '<html><body><div style="color:#000"><div>It arrived today.</div><div>Kind regards,</div><div class="yahoo_quoted" style="display: block;"><div><div dir="ltr">On Thursday, May 14, 2026 2:14 PM, Pavel &lt;pavel@carrier.example&gt; wrote:<br></div><div>Did the parcel come?</div></div></div></div></body></html>',
    'It arrived today.\nKind regards,',
  ],
  [
    'mailru',
    '<HTML><BODY><p>It arrived today.</p><br><br><br>Thu, 14 May 2026 14:00:51 +0400 от Pavel &lt;pavel@carrier.example&gt;:<br> <blockquote style="border-left:1px solid #0857A6; margin:10px; padding:0 0 0 10px;"> <div>Did the parcel come?</div> </blockquote> <br></BODY></HTML>',
    'It arrived today.',
  ],
  [
    'yandex',
    '<div>It arrived today.</div><div> </div><div>14.05.2026, 14:14, "Pavel" &lt;pavel@carrier.example&gt;:</div><blockquote type="cite"><p>Did it come?</p></blockquote><div> </div><div>-- <br />С уважением, Иван</div>',
    'It arrived today.',
  ],
  [
    'protonmail',
    '<div style="font-family: Arial;">It arrived today.</div><div class="protonmail_signature_block protonmail_signature_block-empty"></div><div class="protonmail_quote">On Thursday, May 14th, 2026 at 14:14, Pavel &lt;pavel@carrier.example&gt; wrote:<br><blockquote class="protonmail_quote" type="cite">Did it come?</blockquote></div>',
    'It arrived today.',
  ],
  [
    'outlook mobile',
    '<div dir="auto">It arrived today.</div><div id="ms-outlook-mobile-signature"><div><br></div>Get <a href="https://aka.ms/o0ukef">Outlook for iOS</a></div><hr><div id="divRplyFwdMsg"><b>From:</b> A &lt;pavel@carrier.example&gt;<br><b>Sent:</b> Mon<br><b>To:</b> b<br><b>Subject:</b> x</div><div>old</div>',
    'It arrived today.',
  ],
  [
    'zoho',
    '<div>It arrived today.<br></div><div class="zmail_extra"><div><br></div>---- On Thu, 14 May 2026 14:14:00 +0300 <b>Pavel &lt;pavel@carrier.example&gt;</b> wrote ----<br><blockquote>Hello</blockquote></div>',
    'It arrived today.',
  ],
  [
    'interleaved',
    '<div dir="ltr"><div class="gmail_quote"><div class="gmail_attr">On Thu, May 14, 2026 at 2:14 PM A &lt;pavel@carrier.example&gt; wrote:</div><blockquote class="gmail_quote">Was it wet?</blockquote><div>Yes.</div><blockquote class="gmail_quote">Was it late?</blockquote><div>No.</div><blockquote class="gmail_quote">bye</blockquote></div></div>',
    '> Was it wet?\n\nYes.\n\n> Was it late?\n\nNo.',
  ],
  [
    'fwd gmail',
    '<div dir="ltr">FYI<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>From: <strong>A</strong> &lt;pavel@carrier.example&gt;<br>Date: Thu<br>Subject: x<br>To: b<br></div><br>Body here</div></div>',
    'FYI',
  ],
  [
    'table kept',
    '<table><tr><td>Order</td><td>123</td></tr><tr><td>Sum</td><td>45</td></tr></table>',
    'Order 123\nSum 45',
  ],
  [
    'list',
    '<p>Items:</p><ul><li>one</li><li>two</li></ul><ol><li>a</li><li>b</li></ol>',
    'Items:\n\n- one\n- two\n\n1. a\n2. b',
  ],
  [
    'abv',
    '<div>Здравейте, получих.</div><div><br></div><div>-------- Оригинално писмо --------</div><div>От: Ани a@x.example</div><div>Относно: Пратка</div><div>До: b@abv.example</div><div>Изпратено на: 05.03.2020 17:21</div><div>текст</div>',
    'Здравейте, получих.',
  ],
  [
    'yahoo mobile',
    'Hi there<br><br><a href="https://x">Sent from Yahoo Mail on Android</a> <br> <blockquote style="margin: 0 0 20px 0;"> <div>On Thu, May 14, 2026 at 2:14 PM, A<br>&lt;pavel@carrier.example&gt; wrote:</div><div>old</div></blockquote>',
    'Hi there',
  ],
  ['hidden', '<div style="display:none">preheader</div><p>Visible</p>', 'Visible'],
  [
    'outlook.com new',
    '<div class="elementToProof">It arrived today.</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><b>From:</b> A &lt;pavel@carrier.example&gt;<br><b>Sent:</b> Mon<br></div><div>old</div>',
    'It arrived today.',
  ],
  ['nbsp para', '<p>Hello&nbsp;</p><p>&nbsp;</p><p>World</p>', 'Hello\n\nWorld'],
]

const mailOf = (html: string) => readMail(Buffer.from(`Content-Type: text/html; charset=utf-8\r\n\r\n${html}`))

describe('HTML of mail programs', () => {
  it.each(manners)('%s', async (_manner, html, shown) => {
    const mail = await mailOf(html)
    expect(mail.newText.replace(/\n{2,}/g, '\n\n')).toBe(shown)
    expect(mail.segments.map((segment) => segment.text).join('')).toBe(mail.text)
    expect(mail.html.includes('data-folded')).toBe(mail.folded !== '')
  })

  it('keeps every word of a folded quote in the shown HTML', async () => {
    const mail = await mailOf(
      '<p>Yes.</p><div>On 14 May 2026 at 10:00 Pavel &lt;p@x.example&gt; wrote:</div><blockquote>Red box?</blockquote>',
    )
    expect(mail.html).toMatch(/<div data-folded="">.*wrote:.*Red box\?.*<\/div>/)
    expect(mail.html.indexOf('Yes.')).toBeLessThan(mail.html.indexOf('data-folded'))
  })
})
