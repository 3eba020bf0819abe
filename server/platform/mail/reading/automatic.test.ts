import { describe, expect, it } from 'vitest'
import { readMail } from './read-mail.ts'

const automatic = async (...headers: string[]) =>
  (await readMail(Buffer.from([...headers, '', 'words'].join('\r\n')))).automatic

describe('mail written by machines', () => {
  it.each([
    ['auto-reply', ['Auto-Submitted: auto-replied (vacation)']],
    ['auto-reply', ['Subject: Автоматический ответ: посылка']],
    ['auto-reply', ['Subject: Автоматичен отговор: пратка']],
    ['auto-reply', ['Subject: Out of Office: parcel']],
    ['auto-reply', ['Precedence: auto_reply']],
    ['auto-reply', ['X-Autoreply: yes']],
    ['notification', ['Auto-Submitted: auto-generated']],
    ['list', ['List-Unsubscribe: <https://x.example>']],
    ['list', ['Precedence: bulk']],
    ['loop', ['X-Loop: help@kept.example']],
    ['delivery-report', ['From: MAILER-DAEMON@mx.example']],
    ['notification', ['From: no-reply@shop.example']],
    ['read-receipt', ['Content-Type: multipart/report; report-type=disposition-notification; boundary=b']],
    [
      'calendar-reply',
      [
        'Content-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nEND:VEVENT',
      ],
    ],
  ])('%s: %j', async (kind, headers) => {
    expect(await automatic(...headers)).toMatchObject({ kind, reason: expect.stringMatching(/\S/) })
  })

  it.each([
    [['Auto-Submitted: no', 'Subject: Re: parcel', 'From: mira@shop.example']],
    [['Subject: Re: out of office chairs', 'From: mira@shop.example']],
    [['Subject: hello']],
  ])('a person: %j', async (headers) => {
    expect(await automatic(...headers)).toBeNull()
  })
})
