import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readMail } from '../read-mail.ts'

const lines = (...rows: string[]) => Buffer.from(rows.join('\r\n'))

describe('headers', () => {
  it('reads names, groups, comments and addresses in angle brackets', async () => {
    const mail = await readMail(
      lines(
        'From: "Lund, Mira" <mira@shop.example>',
        'To: Depot: ivo@depot.example, "R. \\"Bob\\" K" <bob@depot.example>;, Lund, Olga <olga@shop.example>',
        'Cc: pavel@carrier.example (Pavel Ort)',
        'Reply-To: undisclosed-recipients:;',
        '',
        'x',
      ),
    )
    expect(mail.from).toEqual({ name: 'Lund, Mira', email: 'mira@shop.example' })
    expect(mail.to).toEqual([
      { name: '', email: 'ivo@depot.example' },
      { name: 'R. "Bob" K', email: 'bob@depot.example' },
      { name: 'Lund, Olga', email: 'olga@shop.example' },
    ])
    expect(mail.cc).toEqual([{ name: 'Pavel Ort', email: 'pavel@carrier.example' }])
    expect(mail.replyTo).toEqual([])
  })

  it('joins encoded words that were cut inside a letter', async () => {
    const bytes = Buffer.from('Къде е пратката').toString('base64')
    const mail = await readMail(
      lines(`Subject: =?utf-8?B?${bytes.slice(0, 9)}?=`, ` =?utf-8?B?${bytes.slice(9)}?=`, '', 'x'),
    )
    expect(mail.subject).toBe('Къде е пратката')
  })

  it('reads unencoded Cyrillic headers in windows-1251 and koi8-r', async () => {
    for (const charset of ['windows-1251', 'koi8-r']) {
      const raw = iconv.encode(
        'Subject: Где моя посылка, отправленная в понедельник?\r\n\r\nСпасибо за быструю доставку, всё хорошо.',
        charset,
      )
      const mail = await readMail(raw)
      expect(mail.subject).toBe('Где моя посылка, отправленная в понедельник?')
      expect(mail.text).toBe('Спасибо за быструю доставку, всё хорошо.')
    }
  })

  it('tells the date in UTC, and none when it cannot be', async () => {
    const dateOf = async (date: string) => (await readMail(lines(`Date: ${date}`, '', ''))).date
    expect(await dateOf('Thu, 14 May 2026 17:21:00 +0300 (EEST)')).toBe('2026-05-14T14:21:00.000Z')
    expect(await dateOf('14 May 26 17:21 EST')).toBe('2026-05-14T22:21:00.000Z')
    expect(await dateOf('2026-05-14T17:21:00Z')).toBe('2026-05-14T17:21:00.000Z')
    expect(await dateOf('yesterday')).toBeNull()
  })

  it('lists ids without brackets', async () => {
    const mail = await readMail(
      lines(
        'Message-ID: <a@x.example>',
        'In-Reply-To: "Your letter" <b@x.example>',
        'References: <c@x.example>',
        ' <b@x.example>',
        '',
        '',
      ),
    )
    expect([mail.messageId, mail.inReplyTo, mail.references]).toEqual([
      'a@x.example',
      ['b@x.example'],
      ['c@x.example', 'b@x.example'],
    ])
  })
})

describe('bodies', () => {
  it('believes the bytes over a lying charset', async () => {
    const mail = await readMail(
      Buffer.concat([lines('Content-Type: text/plain; charset=iso-8859-1', '', ''), Buffer.from('Пратката пристигна')]),
    )
    expect(mail.text).toBe('Пратката пристигна')
  })

  it('joins flowed lines and keeps the signature mark', async () => {
    const mail = await readMail(
      lines('Content-Type: text/plain; format=flowed', '', 'The parcel ', 'came late.', '', '-- ', 'Mira'),
    )
    expect(mail.text).toBe('The parcel came late.\n\n-- \nMira')
    expect(mail.newText).toBe('The parcel came late.')
  })

  it('shows one of two alternatives, all of a mixed mail, and files beside', async () => {
    const mail = await readMail(
      lines(
        'Content-Type: multipart/mixed; boundary=m',
        '',
        '--m',
        'Content-Type: multipart/alternative; boundary=a',
        '',
        '--a',
        'Content-Type: text/plain',
        '',
        'plain words',
        '--a',
        'Content-Type: text/html',
        '',
        '<p>rich words <img src="cid:pic@x"></p>',
        '--a--',
        '--m',
        'Content-Type: image/png; name="=?utf-8?Q?=D1=84.png?="',
        'Content-ID: <pic@x>',
        'Content-Transfer-Encoding: base64',
        '',
        'AAEC',
        '--m',
        "Content-Disposition: attachment; filename*0*=utf-8''%D1%81%D1; filename*1*=%87%D1%91%D1%82.pdf",
        'Content-Type: application/pdf',
        '',
        'pdf',
        '--m',
        'Content-Type: text/plain',
        '',
        'a footer',
        '--m--',
      ),
    )
    expect(mail.text).toBe('plain words\na footer')
    expect(mail.html).toContain('data-cid="pic@x"')
    expect(
      mail.attachments.map(({ name, type, size, contentId, inline }) => [name, type, size, contentId, inline]),
    ).toEqual([
      ['ф.png', 'image/png', 3, 'pic@x', true],
      ['счёт.pdf', 'application/pdf', 3, null, false],
    ])
  })

  it('keeps an attached mail as a file and its words reachable; it never replaces the outer one', async () => {
    const mail = await readMail(
      lines(
        'Subject: outer',
        'Content-Type: multipart/mixed; boundary=m',
        '',
        '--m',
        '',
        'see below',
        '--m',
        'Content-Type: message/rfc822',
        '',
        'Subject: inner',
        'From: ivo@depot.example',
        '',
        'inner words',
        '--m--',
      ),
    )
    expect([mail.subject, mail.text, mail.attachments[0]?.name]).toEqual(['outer', 'see below', 'inner.eml'])
    expect(mail.attached[0]).toMatchObject({
      subject: 'inner',
      from: { email: 'ivo@depot.example' },
      text: 'inner words',
    })
  })

  it('takes uuencoded files out of the text', async () => {
    const mail = await readMail(lines('Subject: x', '', 'Here:', 'begin 644 note.txt', '#0V%T', '`', 'end', 'Bye'))
    expect(mail.text).toBe('Here:\nBye')
    expect(Buffer.from(mail.attachments[0]?.content ?? []).toString()).toBe('Cat')
  })

  it('summarises an invitation', async () => {
    const mail = await readMail(
      lines(
        'Content-Type: text/calendar; method=REQUEST',
        '',
        'BEGIN:VCALENDAR',
        'METHOD:REQUEST',
        'BEGIN:VEVENT',
        'SUMMARY:Pick-up\\, gate 4',
        'DTSTART:20260514T090000Z',
        'ORGANIZER;CN=Mira:mailto:mira@shop.example',
        'BEGIN:VALARM',
        'SUMMARY:no',
        'END:VALARM',
        'END:VEVENT',
        'END:VCALENDAR',
      ),
    )
    expect(mail.calendar).toMatchObject([
      {
        method: 'REQUEST',
        summary: 'Pick-up, gate 4',
        start: '2026-05-14T09:00:00.000Z',
        organiser: 'mira@shop.example',
      },
    ])
    expect(mail.attachments).toHaveLength(1)
  })

  it('understands mails without a boundary parameter, without end, and with lone line ends', async () => {
    expect(
      (await readMail(lines('Content-Type: multipart/mixed', '', '--zz', 'Content-Type: text/plain', '', 'found')))
        .text,
    ).toBe('found')
    expect((await readMail(Buffer.from('Subject: old\rX: y\r\rmac words'))).text).toBe('mac words')
    expect((await readMail(Buffer.from('Subject: unix\n\nunix words'))).subject).toBe('unix')
  })

  it('tells what it could not do', async () => {
    const nested = Array.from(
      { length: 90 },
      (_, nth) => `Content-Type: multipart/mixed; boundary=b${nth}\r\n\r\n--b${nth}\r\n`,
    ).join('')
    expect((await readMail(Buffer.from(nested))).problems).toContain('nested too deeply')
    expect((await readMail(Buffer.from(`\r\n${'a'.repeat(50)}`), { textChars: 10 })).problems[0]).toMatch(
      /text longer than 10/,
    )
  })

  it('reads no more parts and HTML than it must, says so, and keeps the first of them', async () => {
    const part = (nth: number) => `--b\r\nContent-Type: application/pdf; name=f${nth}.pdf\r\n\r\nwords of ${nth}\r\n`
    const many = Array.from({ length: 1500 }, (_, nth) => part(nth)).join('')
    const parts = await readMail(Buffer.from(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${many}--b--`))
    expect(parts.problems).toContain('too many parts')
    expect(parts.attachments[0]?.name).toBe('f0.pdf')
    expect(parts.attachments.length).toBeGreaterThan(900)
    expect(parts.attachments.length).toBeLessThanOrEqual(1000)

    const deep = `Content-Type: text/html\r\n\r\n${'<div>'.repeat(60_000)}at the bottom`
    const html = await readMail(Buffer.from(deep))
    expect(html.problems.join()).toContain('HTML nested too deeply')
    expect(html.text).toContain('at the bottom')

    const long = await readMail(Buffer.from(`Content-Type: text/html\r\n\r\n<p>${'words '.repeat(50)}`), {
      htmlChars: 60,
    })
    expect(long.problems.join()).toMatch(/HTML longer than 60/i)
    expect(long.text).toMatch(/^words words/)
  })
})
