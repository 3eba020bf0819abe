/** One recipient's block of a delivery-status report, fields unfolded, names in lower case. */
export type StatusBlock = Map<string, string>

const FIELD = /^([a-z][a-z0-9-]{2,40})\s*:\s?(.*)$/i

/** Cuts a message/delivery-status body into its blocks. */
export function statusBlocks(text: string): StatusBlock[] {
  const blocks: StatusBlock[] = []
  let block: StatusBlock = new Map()
  let last = ''
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      if (block.size > 0) blocks.push(block)
      block = new Map()
      last = ''
      continue
    }
    const field = /^\s/.test(line) ? null : FIELD.exec(line)
    if (field) {
      last = (field[1] as string).toLowerCase()
      // A recipient field that comes twice begins a new block in reports that forget the empty line.
      if (last === 'final-recipient' && block.has(last)) {
        blocks.push(block)
        block = new Map()
      }
      if (!block.has(last)) block.set(last, (field[2] as string).trim())
    } else if (last) block.set(last, `${block.get(last) ?? ''} ${line.trim()}`)
  }
  if (block.size > 0) blocks.push(block)
  return blocks
}

/** "rfc822; ann@x.example" → "ann@x.example"; the angle brackets and comments of careless servers are dropped. */
export function addressIn(value: string | undefined): string {
  if (!value) return ''
  const bare = value.replace(/^[\w-]+\s*;\s*/, '').trim()
  const angle = /<([^<>\s]+)>/.exec(bare)?.[1]
  return (angle ?? bare).replace(/^["'(]+|["'),;.]+$/g, '').replace(/\s.*$/, '')
}

export const isRecipientBlock = (block: StatusBlock) =>
  block.has('final-recipient') ||
  block.has('original-recipient') ||
  (block.has('action') && block.has('status')) ||
  block.has('x-actual-recipient')
