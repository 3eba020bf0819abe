import { describe, expect, it } from 'vitest'
import { readMail } from '../read-mail.ts'

const mail = (...rows: string[]) => readMail(Buffer.from(rows.join('\r\n')))

const report = (...fields: string[]) =>
  mail(
    'From: MAILER-DAEMON@mx.example',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    '',
    'Sorry.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    ...fields,
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    'Message-ID: <ours@kept.example>',
    'Subject: Your parcel',
    '',
    'x',
    '--b--',
  )

const said = (words: string) =>
  report(
    'Final-Recipient: rfc822; mira@shop.example',
    'Action: failed',
    'Status: 5.0.0',
    `Diagnostic-Code: smtp; ${words}`,
  )

describe('delivery reports', () => {
  it('tell recipient, status, code, reason, and which mail came back', async () => {
    const { bounce, automatic } = await report(
      'Final-Recipient: rfc822; mira@shop.example',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 no such user here',
    )
    expect(bounce).toMatchObject({
      recipient: 'mira@shop.example',
      status: '5.1.1',
      replyCode: '550',
      kind: 'hard',
      reason: 'userunknown',
      originalMessageId: 'ours@kept.example',
    })
    expect(automatic?.kind).toBe('delivery-report')
  })

  it('tell whom a mail has reached, and under which id', async () => {
    const { bounce, delivered, automatic } = await mail(
      'From: MAILER-DAEMON@mx.example',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      'Original-Envelope-Id: 12.abc@desk.example',
      '',
      'Original-Recipient: rfc822;mira@shop.example',
      'Final-Recipient: rfc822; mira.real@elsewhere.example',
      'Action: delivered',
      'Status: 2.0.0',
      'Diagnostic-Code: smtp; 250 2.0.0 in the box',
      '',
      'Final-Recipient: rfc822; late@shop.example',
      'Action: delayed',
      'Status: 4.4.1',
      '',
      'Final-Recipient: rfc822; list@shop.example',
      'Action: relayed (to non-DSN-aware mailer)',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      'Message-ID: <ours@kept.example>',
      '--b--',
    )
    expect(delivered).toEqual({
      recipients: [
        { recipient: 'mira@shop.example', final: 'mira.real@elsewhere.example', words: '250 2.0.0 in the box' },
        { recipient: 'list@shop.example', final: 'list@shop.example', words: '' },
      ],
      envelopeId: '12.abc@desk.example',
      originalMessageId: 'ours@kept.example',
    })
    expect(bounce).toMatchObject({ recipient: 'late@shop.example', action: 'delayed', kind: 'soft' })
    expect(automatic?.kind).toBe('delivery-report')
  })

  it('list every failed recipient and leave out delivered ones', async () => {
    const { bounce } = await report(
      'Final-Recipient: rfc822; a@x.example',
      'Action: failed',
      'Status: 5.2.2',
      '',
      'Final-Recipient: rfc822; b@x.example',
      'Action: delivered',
      'Status: 2.0.0',
      '',
      'Final-Recipient: rfc822; c@x.example',
      'Action: failed',
      'Status: 5.1.2',
    )
    expect(bounce?.recipients.map((row) => [row.recipient, row.reason, row.kind])).toEqual([
      ['a@x.example', 'mailboxfull', 'soft'],
      ['c@x.example', 'hostunknown', 'hard'],
    ])
  })

  it('of mere delay are soft, whatever the words, and say that it is a delay', async () => {
    const read = await report('Final-Recipient: rfc822; a@x.example', 'Action: delayed', 'Status: 4.4.1')
    expect(read.bounce).toMatchObject({ recipient: 'a@x.example', status: '4.4.1', kind: 'soft', action: 'delayed' })
    expect(read.automatic?.reason).toBe('a report of delayed delivery')
  })

  it.each([
    ['552 mailbox is full, quota exceeded', 'mailboxfull'],
    ['550 relaying denied', 'norelaying'],
    ['554 message looks like spam', 'spamdetected'],
    ['550 5.7.26 unauthenticated mail is prohibited, DMARC', 'authfailure'],
    ['552 message size exceeds fixed maximum message size', 'mesgtoobig'],
    ['550 account has been disabled', 'suspend'],
    ['554 your IP is listed in a blocklist', 'blocked'],
    ['550 пользователь не найден', 'userunknown'],
    ['550 sender address rejected', 'rejected'],
    ['421 too many messages, slow down', 'speeding'],
    ['550 host or domain name not found', 'hostunknown'],
  ])('"%s" means %s', async (words, reason) => {
    expect((await said(words)).bounce?.reason).toBe(reason)
  })
})

describe('complaints of servers in prose', () => {
  it('in the manner of qmail', async () => {
    const { bounce } = await mail(
      'From: MAILER-DAEMON@mx.example',
      'Subject: failure notice',
      '',
      'Hi. I could not deliver your message to the following addresses.',
      '',
      '<mira@shop.example>:',
      '192.0.2.9 does not like recipient.',
      'Remote host said: 550 no mailbox by that name',
      '',
      '--- Below this line is a copy of the message.',
      '',
      'To: other@x.example',
    )
    expect(bounce?.recipients).toMatchObject([{ recipient: 'mira@shop.example', kind: 'hard', replyCode: '550' }])
  })

  it('in the manner of exim, by header', async () => {
    const { bounce } = await mail(
      'From: Mail Delivery System <Mailer-Daemon@mx.example>',
      'X-Failed-Recipients: mira@shop.example, ivo@shop.example',
      'Subject: Mail delivery failed: returning message to sender',
      '',
      'The following addresses failed:',
      '',
      '  mira@shop.example',
      '    mailbox is full: retry timeout exceeded',
      '  ivo@shop.example',
      '    Unrouteable address',
    )
    expect(bounce?.recipients.map((row) => row.reason)).toEqual(['mailboxfull', 'userunknown'])
  })

  it('as JSON of a provider', async () => {
    const { bounce } = await mail(
      'From: no-reply@notices.example',
      '',
      '{"notificationType":"Bounce","bounce":{"bouncedRecipients":[{"emailAddress":"mira@shop.example","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"}]}}',
    )
    expect(bounce).toMatchObject({ recipient: 'mira@shop.example', kind: 'hard' })
  })

  it('are not seen in a customer who tells of a bounce', async () => {
    const { bounce, automatic } = await mail(
      'From: mira@shop.example',
      'Subject: Re: delivery failed',
      '',
      'Your courier said the delivery failed. Could not be delivered? I was at home!',
    )
    expect([bounce, automatic]).toEqual([null, null])
  })

  it('are not seen in an answer from somebody away', async () => {
    const { bounce, automatic } = await mail(
      'From: mira@shop.example',
      'Auto-Submitted: auto-replied',
      'Subject: Away',
      '',
      'I am away. Mail to me could not be read.',
    )
    expect([bounce, automatic?.kind]).toEqual([null, 'auto-reply'])
  })
})

it('a feedback report is a complaint', async () => {
  const read = await mail(
    'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
    '',
    '--b',
    '',
    'spam',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'Original-Rcpt-To: mira@shop.example',
    '',
    '--b--',
  )
  expect(read.automatic?.kind).toBe('complaint')
  expect(read.bounce).toMatchObject({ reason: 'feedback', feedbackType: 'abuse', recipient: 'mira@shop.example' })
})
