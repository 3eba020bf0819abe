import { setImmediate } from 'node:timers/promises'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { COLUMNS, type Put, TABLES, type Table, type Value } from './tables.ts'

// Characters of rows that are gathered before they are sent: enough to be quick, little enough for any machine.
const BATCH = 1_500_000

const SPECIAL = /[\\\t\r]/

// Nearly every text has line breaks and hardly any has the rest; one plain replacement is several times quicker than a
// pattern with a function.
function escaped(text: string): string {
  if (!SPECIAL.test(text)) return text.replaceAll('\n', '\\n')
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\r', '\\r').replaceAll('\n', '\\n')
}

const listed = (items: readonly string[]) => `{${items.map((item) => JSON.stringify(item)).join(',')}}`

/** A value in the text format of COPY (PostgreSQL documentation, COPY, “File Formats”). */
function field(value: Value | undefined): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value !== 'object') return String(value)
  if (value instanceof Date) return value.toISOString()
  return escaped(Array.isArray(value) ? listed(value) : JSON.stringify(value))
}

export type Copying = {
  put: Put
  /** Sends what has been gathered if it is enough for a batch; asked between rows that belong together. */
  relieve(): Promise<void>
  /** Sends the rest. */
  finish(): Promise<void>
  rows: Record<Table, number>
}

/** Writes rows by COPY over one connection: two batches in memory at most, one filling and one on its way. */
export function copying(client: ClientBase): Copying {
  const rows = Object.fromEntries(TABLES.map((table) => [table, 0])) as Record<Table, number>
  let lines = new Map<Table, string[]>()
  let gathered = 0
  let asked = 0
  let sending: Promise<void> = Promise.resolve()

  const send = async () => {
    await sending
    const batch = lines
    lines = new Map()
    gathered = 0
    sending = sendAll(client, batch)
    // Without a listener of its own a failure would end the process before the next `await sending`.
    sending.catch(() => {})
  }
  return {
    rows,
    put(table, row) {
      const values = row as Record<string, Value | undefined>
      let line = ''
      for (const column of COLUMNS[table]) line += `${line === '' ? '' : '\t'}${field(values[column])}`
      const known = lines.get(table)
      if (known) known.push(line)
      else lines.set(table, [line])
      rows[table] += 1
      gathered += line.length
    },
    async relieve() {
      if (gathered >= BATCH) await send()
      // The batch on its way moves only while we pause.
      else if (++asked % 32 === 0) await setImmediate()
    },
    async finish() {
      await send()
      await sending
    },
  }
}

async function sendAll(client: ClientBase, batch: Map<Table, string[]>): Promise<void> {
  for (const table of TABLES) {
    const lines = batch.get(table)
    if (lines) await sendTable(client, table, `${lines.join('\n')}\n`)
  }
}

function sendTable(client: ClientBase, table: Table, text: string): Promise<void> {
  const columns = COLUMNS[table].map((column) => `"${column}"`).join(', ')
  return new Promise((done, fail) => {
    const stream = client.query(copyFrom(`copy ${table} (${columns}) from stdin`))
    stream.once('error', fail)
    stream.once('finish', done)
    stream.end(text)
  })
}
