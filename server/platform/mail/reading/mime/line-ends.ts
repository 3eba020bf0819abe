const LF = 10
const CR = 13

/** Old Mac mails end lines with a lone CR; when there is no LF at all such a CR is a line end. */
export function withLineFeeds(raw: Buffer): Buffer {
  if (raw.includes(LF) || !raw.includes(CR)) return raw
  const copy = Buffer.from(raw)
  for (let at = copy.indexOf(CR); at !== -1; at = copy.indexOf(CR, at + 1)) copy[at] = LF
  return copy
}

/** Index just behind the line that contains `at`, never beyond `end`. */
export function nextLine(raw: Buffer, at: number, end: number): number {
  const lf = raw.indexOf(LF, at)
  return lf === -1 || lf >= end ? end : lf + 1
}

/** Index of the first byte of the line end that closes the line before `next`. */
export function lineContentEnd(raw: Buffer, start: number, next: number): number {
  let end = next
  if (end > start && raw[end - 1] === LF) end--
  if (end > start && raw[end - 1] === CR) end--
  return end
}
