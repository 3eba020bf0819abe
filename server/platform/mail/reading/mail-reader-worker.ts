import { parentPort, type Transferable } from 'node:worker_threads'
import { readMail } from './read-mail.ts'
import type { ReadMail } from './shape.ts'

/** Buffers that are whole in themselves are handed over; slices of the raw mail share its one buffer. */
function buffersOf(mail: ReadMail): Transferable[] {
  const buffers = new Set<ArrayBuffer>()
  for (const attachment of mail.attachments) {
    const { buffer } = attachment.content
    // Small Buffers live in Node's shared pool, which must never be given away.
    if (buffer instanceof ArrayBuffer && attachment.content.byteLength * 2 > buffer.byteLength) buffers.add(buffer)
  }
  return [...buffers]
}

/** Pool slices would drag their whole pool along when cloned. */
function ownContent(mail: ReadMail): void {
  for (const attachment of mail.attachments) {
    const { content } = attachment
    if (content.byteLength * 2 <= content.buffer.byteLength) attachment.content = new Uint8Array(content)
  }
}

parentPort?.on('message', async ({ id, raw }: { id: number; raw: Uint8Array }) => {
  const mail = await readMail(raw)
  ownContent(mail)
  parentPort?.postMessage({ id, mail }, buffersOf(mail))
})
