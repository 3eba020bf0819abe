import type { AutomaticMail } from '../automatic.ts'
import type { Address } from '../mime/addresses.ts'
import { type FoundFile, leafText } from '../mime/bodies.ts'
import { allValues, firstValue } from '../mime/headers.ts'
import { messageId } from '../mime/message-ids.ts'
import type { Part } from '../mime/tree.ts'
import type { Bounce, BounceRecipient } from './bounce-shape.ts'
import { statusIn } from './codes.ts'
import { type DeliveryReceipt, receiptIn } from './delivered.ts'
import { addressIn, isRecipientBlock, type StatusBlock, statusBlocks } from './delivery-status.ts'
import { freeTextRecipients, looksLikeBounce, tellsDelay } from './free-text.ts'
import { judged } from './judge.ts'
import { providerNotice } from './provider-notice.ts'

export type BounceInput = {
  root: Part
  files: readonly FoundFile[]
  messages: readonly Part[]
  text: string
  subject: string
  from: Address | null
}

export type BounceReading = {
  bounce: Bounce | null
  delivered?: DeliveryReceipt | null
  automatic: AutomaticMail | null
}

const NOTHING: BounceReading = { bounce: null, automatic: null }
const DELAY: AutomaticMail = { kind: 'delivery-report', reason: 'a report of delayed delivery' }

function fromBlock(block: StatusBlock, text: string): BounceRecipient | null {
  const action = (block.get('action') ?? '').toLowerCase()
  if (/^(?:delivered|relayed|expanded)/.test(action)) return null
  const recipient =
    addressIn(block.get('final-recipient')) ||
    addressIn(block.get('original-recipient')) ||
    addressIn(block.get('x-actual-recipient'))
  const original = addressIn(block.get('original-recipient'))
  const shown = recipient.includes('@') ? recipient : original.includes('@') ? original : recipient
  const status = statusIn(block.get('status') ?? '')
  const diagnostic = (block.get('diagnostic-code') ?? '').replace(/^(?:smtp|x-[\w-]+|dns|local)\s*;\s*/i, '')
  const words = usefulWords(diagnostic, shown, text)
  return judged(shown, { status, words, delayed: /^delay/.test(action) })
}

/** A diagnostic that says nothing ("550 failed") is completed by what the letter says about this address. */
function usefulWords(diagnostic: string, recipient: string, text: string): string {
  if (diagnostic.replace(/[\d.\s-]/g, '').length > 12) return diagnostic
  const free = freeTextRecipients(text).find((found) => found.recipient === recipient || recipient === '')
  return [diagnostic, free?.words ?? text.slice(0, 1500)].filter(Boolean).join(' ')
}

function originalId(input: BounceInput): string | null {
  for (const message of input.messages) {
    const id = messageId(firstValue(message.headers, 'message-id'))
    if (id) return id
  }
  for (const file of input.files) {
    if (!file.part || !/rfc822-headers|global-headers/.test(file.type)) continue
    const found = /^message-id:\s*(?:\n\s+)?(.+)$/im.exec(leafText(file.part))
    if (found) return messageId(found[1] as string)
  }
  const inText = /^[> \t]*message-id:[ \t]*(?:\n[> \t]+)?<([^<>\s]+)>/im.exec(input.text.slice(0, 200_000))
  return inText?.[1] ?? null
}

function bounceOf(recipients: BounceRecipient[], input: BounceInput, feedbackType: string | null): Bounce | null {
  const first = recipients[0]
  return first ? { ...first, recipients, originalMessageId: originalId(input), feedbackType } : null
}

/** RFC 5965: somebody pressed "this is spam". */
function feedbackReport(input: BounceInput): BounceReading | null {
  const part = input.files.find((file) => file.type === 'message/feedback-report')?.part
  const text = part ? leafText(part) : ''
  if (!part) return null
  const fields = new Map(statusBlocks(text).flatMap((block) => [...block]))
  const original = input.messages[0]
  const recipient =
    addressIn(fields.get('original-rcpt-to') ?? fields.get('removal-recipient')) ||
    addressIn(original ? firstValue(original.headers, 'to') : '')
  const feedbackType = (fields.get('feedback-type') ?? 'abuse').toLowerCase()
  const row: BounceRecipient = {
    recipient,
    status: null,
    replyCode: null,
    kind: 'soft',
    reason: 'feedback',
    action: 'failed',
    diagnostic: input.text.replace(/\s+/g, ' ').slice(0, 500),
  }
  return {
    bounce: bounceOf([row], input, feedbackType),
    automatic: { kind: 'complaint', reason: `feedback report: ${feedbackType}` },
  }
}

function reportBlocks(input: BounceInput): { blocks: StatusBlock[]; envelopeId: string | null } {
  const blocks: StatusBlock[] = []
  for (const file of input.files) {
    if (file.part && /^message\/(?:global-)?delivery-status$/.test(file.type))
      blocks.push(...statusBlocks(leafText(file.part)))
  }
  if (blocks.length === 0 && /^(?:final-recipient|original-recipient)\s*:/im.test(input.text))
    blocks.push(...statusBlocks(input.text))
  // Above the recipients stands what is said of the whole mail.
  const envelopeId = blocks.find((block) => block.has('original-envelope-id'))?.get('original-envelope-id') ?? null
  return { blocks: blocks.filter(isRecipientBlock), envelopeId }
}

/** What a delivery report says; nothing for ordinary mail and automatic answers. A mere delay is soft, and says so by its action. */
export function readBounce(input: BounceInput): BounceReading {
  const feedback = feedbackReport(input)
  if (feedback) return feedback
  const { blocks, envelopeId } = reportBlocks(input)
  const delivered = receiptIn(blocks, envelopeId, originalId(input))
  const rows = blocks.map((block) => fromBlock(block, input.text)).filter((row) => row !== null)
  const failed = rows.filter((row) => row.action === 'failed')
  const automatic: AutomaticMail = { kind: 'delivery-report', reason: 'a delivery report' }
  if (failed.length > 0) return { bounce: bounceOf(unique(failed), input, null), delivered, automatic }
  if (rows.length > 0) return { bounce: bounceOf(unique(rows), input, null), delivered, automatic: DELAY }
  if (blocks.length > 0)
    return {
      bounce: null,
      delivered,
      automatic: { kind: 'delivery-report', reason: 'a report of successful delivery' },
    }
  const notice = providerNotice(input.text)
  if (notice) return { bounce: bounceOf(notice, input, null), automatic }
  if (!looksLikeBounce(input)) return NOTHING
  const delayed = tellsDelay(input)
  const named = allValues(input.root.headers, 'x-failed-recipients')
    .flatMap((value) => value.split(/[\s,]+/))
    .filter((email) => email.includes('@'))
  const found = freeTextRecipients(input.text)
  const list =
    named.length > 0
      ? named.map((recipient) => ({
          recipient,
          words: found.find((row) => row.recipient === recipient)?.words ?? input.text.slice(0, 3000),
        }))
      : found
  const free = list.map((row) => judged(row.recipient, { words: row.words, delayed }))
  return { bounce: bounceOf(unique(free), input, null), automatic: delayed ? DELAY : automatic }
}

function unique(rows: BounceRecipient[]): BounceRecipient[] {
  const seen = new Set<string>()
  return rows.filter((row) => {
    const key = row.recipient.toLowerCase()
    if (key !== '' && seen.has(key)) return false
    seen.add(key)
    return true
  })
}
