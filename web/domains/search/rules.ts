/** The line as it stands in the address. */
export const lineFrom = (search: Record<string, unknown>): { q?: string | undefined } => ({
  q: typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q) : undefined,
})

const field = /(?<=^|\s)-?[\p{L}][\p{L}\p{N}_-]*:(?:"[^"]*"|[^\s"])+/gu

/** The fields that a line asks, as they are written in it: shown as chips that can be taken off. */
export const fieldsIn = (line: string): string[] => line.match(field) ?? []

export const without = (line: string, part: string): string => line.replace(part, '').replace(/\s+/g, ' ').trim()

/** The line with one more field; a field of the same name gives way. */
export function withField(line: string, part: string): string {
  const name = part.slice(0, part.indexOf(':') + 1)
  const rest = fieldsIn(line)
    .filter((each) => each.startsWith(name))
    .reduce(without, line)
  return `${rest} ${part}`.trim()
}

const mostRecent = 8

/** What was looked for lately, the newest first, each once; what was only half typed gives way to the whole. */
export const remembered = (recent: readonly string[], line: string): string[] =>
  [line, ...recent.filter((each) => each !== line && !line.startsWith(each))].slice(0, mostRecent)
