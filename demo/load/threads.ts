import type { CompanyRecord, ConversationRecord, DemoRecord, MessageRecord, PersonRecord } from '../records.ts'

export type Thread = { head: ConversationRecord; messages: MessageRecord[] }
export type Told = { company: CompanyRecord } | { person: PersonRecord } | { thread: Thread }

/** The generator's stream with each conversation and its messages in one piece. */
export function* threads(records: Iterable<DemoRecord>): Generator<Told> {
  let thread: Thread | null = null
  for (const record of records) {
    if (record.record === 'message') {
      thread?.messages.push(record)
      continue
    }
    if (thread) yield { thread }
    thread = record.record === 'conversation' ? { head: record, messages: [] } : null
    if (record.record === 'company') yield { company: record }
    if (record.record === 'person') yield { person: record }
  }
  if (thread) yield { thread }
}

/** What the person and we have said to each other, without notes and system lines. */
export const spoken = ({ messages }: Thread): MessageRecord[] =>
  messages.filter(({ kind }) => kind === 'inbound' || kind === 'outbound')
