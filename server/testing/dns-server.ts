import { createSocket } from 'node:dgram'
import type { AddressInfo } from 'node:net'

/** What a name answers: by type, as text. MX as `10 mx.example.com`. */
export type Zone = Record<string, { TXT?: string[]; A?: string[]; MX?: string[] }>

export interface DnsServer {
  /** `127.0.0.1:port`, as resolvers want it. */
  address: string
  zone: Zone
  /** Questions that came, as `TXT example.com`. */
  asked: string[]
  /** It takes questions and says nothing, as a firewall would. */
  silent: boolean
  close(): Promise<void>
}

const types: Record<number, 'A' | 'MX' | 'TXT'> = { 1: 'A', 15: 'MX', 16: 'TXT' }

/** A real DNS server on UDP (RFC 1035) that answers from a table; names that are not in it do not exist. */
export async function openDnsServer(zone: Zone = {}): Promise<DnsServer> {
  const socket = createSocket('udp4')
  const server: DnsServer = {
    address: '',
    zone,
    asked: [],
    silent: false,
    close: () => new Promise((closed) => socket.close(() => closed())),
  }
  socket.on('message', (question, { port, address }) => {
    const { name, type, end } = readQuestion(question)
    server.asked.push(`${types[type] ?? type} ${name}`)
    if (!server.silent) socket.send(answerTo(question, end, type, server.zone[name.toLowerCase()]), port, address)
  })
  await new Promise<void>((bound) => socket.bind(0, '127.0.0.1', bound))
  server.address = `127.0.0.1:${(socket.address() as AddressInfo).port}`
  return server
}

function readQuestion(message: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  return { name: labels.join('.'), type: message.readUInt16BE(at + 1), end: at + 5 }
}

const noSuchName = 3

function answerTo(question: Buffer, end: number, type: number, known: Zone[string] | undefined): Buffer {
  const records = known?.[types[type] ?? 'A'] ?? []
  const data = type in types ? records.map((record) => recordData(type, record)) : []
  const header = Buffer.alloc(12)
  question.copy(header, 0, 0, 2)
  header.writeUInt16BE(0x8580 | (known ? 0 : noSuchName), 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(data.length, 6)
  const answers = data.map((bytes) => {
    const head = Buffer.alloc(12)
    head.writeUInt16BE(0xc00c, 0)
    head.writeUInt16BE(type, 2)
    head.writeUInt16BE(1, 4)
    head.writeUInt32BE(60, 6)
    head.writeUInt16BE(bytes.length, 10)
    return Buffer.concat([head, bytes])
  })
  return Buffer.concat([header, question.subarray(12, end), ...answers])
}

function recordData(type: number, record: string): Buffer {
  if (types[type] === 'A') return Buffer.from(record.split('.').map(Number))
  if (types[type] === 'TXT') return Buffer.concat((record.match(/.{1,255}/gs) ?? ['']).map((part) => labelled(part)))
  const [priority = '0', host = ''] = record.split(' ')
  const name = [...host.split('.').map(labelled), Buffer.from([0])]
  return Buffer.concat([Buffer.from([0, Number(priority)]), ...name])
}

const labelled = (text: string): Buffer => Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'latin1')])
