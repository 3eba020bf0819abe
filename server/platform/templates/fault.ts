import { LiquidError } from 'liquidjs'

/** A template that cannot be read or rendered. The message is for the member who writes it. */
export class TemplateFault extends Error {
  constructor(cause: unknown) {
    super(wordsOf(cause), { cause })
  }
}

const wordsOf = (cause: unknown): string => {
  if (!LiquidError.is(cause as never)) return cause instanceof Error ? cause.message : String(cause)
  // The library adds the file, the line and an excerpt; one line is enough beside the field.
  return (cause as Error).message.split('\n')[0]?.replace(/, (?:file|line):?.*$/, '') ?? 'cannot be read'
}
