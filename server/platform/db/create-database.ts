import type pg from 'pg'

/**
 * Upper and lower case and letter pairs (pg_trgm) of Cyrillic work only where the server knows what a letter is, which the
 * plain C locale does not. Order stays that of the bytes, which keyset pages want. The first that this machine has is taken.
 */
const locales = [
  "locale_provider builtin builtin_locale 'C.UTF-8' locale 'C' lc_ctype 'C.UTF-8'",
  "locale 'C.UTF-8'",
  "locale 'C' lc_ctype 'en_US.UTF-8'",
  "locale 'C' lc_ctype 'UTF-8'",
  "locale 'C'",
]

/** Makes an empty UTF-8 database. Throws what PostgreSQL says when none of the locales will do. */
export async function createDatabase(client: pg.Client, name: string): Promise<void> {
  let refused: unknown
  for (const locale of locales) {
    try {
      await client.query(
        `create database ${client.escapeIdentifier(name)} template template0 encoding 'UTF8' ${locale}`,
      )
      return
    } catch (error) {
      // Wrong object definition, invalid parameter value or syntax error: this server does not have that locale.
      if (!['42809', '22023', '42601', '42P17', '0A000'].includes((error as { code?: string }).code ?? '')) throw error
      refused = error
    }
  }
  throw refused
}
