import { addressIn, type StatusBlock } from './delivery-status.ts'

/** What a report says about mail that arrived (RFC 3464): the addresses, and by what the mail is known. */
export type DeliveryReceipt = {
  recipients: {
    /** As it was written to. */
    recipient: string
    /** Where it went in the end, where that is another address. */
    final: string
    /** The words of the server that took it. */
    words: string
  }[]
  /** The envelope id we gave it (ENVID). */
  envelopeId: string | null
  /** Message-ID of the mail, without brackets. */
  originalMessageId: string | null
}

/** Relayed: the next server takes no such questions, so more will never be known. */
const arrived = /^(?:delivered|relayed|expanded)\b/i

/** What `blocks` say of addresses that got the mail; null where they name none. */
export function receiptIn(
  blocks: readonly StatusBlock[],
  envelopeId: string | null,
  originalMessageId: string | null,
): DeliveryReceipt | null {
  const recipients = blocks
    .filter((block) => arrived.test(block.get('action') ?? ''))
    .map((block) => {
      const final = addressIn(block.get('final-recipient'))
      return {
        recipient: addressIn(block.get('original-recipient')) || final,
        final,
        words: (block.get('diagnostic-code') ?? '').replace(/^[\w-]+\s*;\s*/, '').slice(0, 500),
      }
    })
    .filter(({ recipient }) => recipient !== '')
  return recipients.length > 0 ? { recipients: recipients.slice(0, 100), envelopeId, originalMessageId } : null
}
