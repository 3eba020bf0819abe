/**
 * Rows as one value, for `jsonb_populate_recordset`: a statement that takes them so has the same text for however many.
 * Halves of letters, as where a text was cut, are no JSON for PostgreSQL; they become what they would in a text.
 */
export const rowsAsJson = (rows: readonly object[]): string =>
  JSON.stringify(rows, (_, value) => (typeof value === 'string' ? value.toWellFormed() : value))
