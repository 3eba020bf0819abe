import { afterEach, describe, expect, it } from 'vitest'
import { createMailReader, type MailReader } from './mail-reader.ts'

let reader: MailReader
afterEach(() => reader.close())

const parcel = Buffer.from(
  'Subject: parcel\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nwords\r\n--b\r\nContent-Type: application/pdf\r\n\r\npdf\r\n--b--',
)
// Ten megabytes of one-letter paragraphs cannot be read within the time limits used below.
const slow = Buffer.concat([Buffer.from('Content-Type: text/html\r\n\r\n'), Buffer.from('<b>a</b><p>'.repeat(150_000))])

describe('reading in threads', () => {
  it('gives the same as reading at home, and the bytes stay usable', async () => {
    reader = createMailReader({ threads: 2 })
    const answers = await Promise.all(Array.from({ length: 12 }, () => reader.read(parcel)))
    for (const answer of answers) {
      if ('failed' in answer) throw new Error(answer.reason)
      expect([answer.subject, answer.text, Buffer.from(answer.attachments[0]?.content ?? []).toString()]).toEqual([
        'parcel',
        'words',
        'pdf',
      ])
    }
    expect(parcel.toString()).toContain('parcel')
  })

  it('gives up a mail that takes too long and reads the next', async () => {
    reader = createMailReader({ timeLimit: 60 })
    const [late] = await Promise.all([reader.read(slow)])
    expect(late).toMatchObject({ failed: 'time limit' })
    reader = createMailReader()
    expect(await reader.read(parcel)).toMatchObject({ subject: 'parcel' })
  })

  it('survives a mail that eats all memory', async () => {
    reader = createMailReader({ memoryLimit: 24 })
    const answer = await reader.read(slow)
    expect(answer).toMatchObject({ failed: expect.stringMatching(/memory limit|crash/) })
    expect(await reader.read(parcel)).toMatchObject({ subject: 'parcel' })
  })

  it('tells that it is closed', async () => {
    reader = createMailReader()
    await reader.close()
    expect(await reader.read(parcel)).toMatchObject({ failed: 'closed' })
  })
})
