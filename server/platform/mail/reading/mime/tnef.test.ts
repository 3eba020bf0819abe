import { describe, expect, it } from 'vitest'
import { readMail } from '../read-mail.ts'
import { readTnef } from './tnef.ts'

function attribute(level: number, id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(9)
  head.writeUInt8(level, 0)
  head.writeUInt32LE(id, 1)
  head.writeUInt32LE(data.length, 5)
  return Buffer.concat([head, data, Buffer.alloc(2)])
}

function property(id: number, type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt16LE(type, 0)
  head.writeUInt16LE(id, 2)
  head.writeUInt32LE(1, 4)
  head.writeUInt32LE(value.length, 8)
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)])
}

const listOf = (...rows: Buffer[]) => {
  const count = Buffer.alloc(4)
  count.writeUInt32LE(rows.length, 0)
  return Buffer.concat([count, ...rows])
}

const stream = Buffer.concat([
  Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]),
  attribute(1, 0x0006_9003, listOf(property(0x1013, 0x0102, Buffer.from('<p>Winmail words</p>')))),
  attribute(2, 0x0006_9002, Buffer.alloc(14)),
  attribute(2, 0x0001_8010, Buffer.from('LIST~1.TXT\0')),
  attribute(2, 0x0006_800f, Buffer.from('three boxes')),
  attribute(2, 0x0006_9005, listOf(property(0x3707, 0x001f, Buffer.from('Списък.txt\0', 'utf16le')))),
])

describe('winmail.dat', () => {
  it('gives up its files and its body', async () => {
    const raw = `Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n${stream.toString('base64')}`
    const mail = await readMail(Buffer.from(raw))
    expect(mail.text).toBe('Winmail words')
    expect(mail.attachments.map(({ name, type, content }) => [name, type, Buffer.from(content).toString()])).toEqual([
      ['Списък.txt', 'text/plain', 'three boxes'],
    ])
  })

  it('is kept as a file when it is damaged beyond reading', async () => {
    expect(readTnef(Buffer.from('nothing of the kind'))).toBeNull()
    for (let length = 0; length < stream.length; length += 7)
      expect(() => readTnef(stream.subarray(0, length))).not.toThrow()
    const mail = await readMail(Buffer.from('Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nbroken'))
    expect(mail.attachments[0]?.name).toBe('winmail.dat')
  })
})
