import { toLocal } from './calendar.ts'
import type { Moment } from './facts.ts'
import type { MessageRecord } from './records.ts'
import type { Tongue } from './tongues/tongue.ts'

/** The attribution line and the earlier message behind `>` signs, as a plain mail program puts them. */
export function quotation(
  tongue: Tongue,
  earlier: MessageRecord,
  { agent, customer }: Moment,
  ourAddress: string,
): string {
  const theirs = earlier.kind === 'inbound'
  const name = theirs ? `${customer.firstName} ${customer.lastName}` : agent.name[customer.language]
  const line = tongue.wrote(name, theirs ? customer.email : ourAddress, toLocal(earlier.createdAt.getTime()))
  return `${line}\n> ${earlier.text.replaceAll('\n', '\n> ')}`
}
