import { uuBytes } from './transfer.ts'

const BEGIN = /^begin [0-7]{3,4} (\S.{0,250})$/

/** Files that old mailers wrote into the text; the text is given back without them. */
export function takeUuencoded(text: string): { text: string; files: { name: string; content: Buffer }[] } {
  if (!/(?:^|\n)begin [0-7]{3,4} \S/.test(text)) return { text, files: [] }
  const lines = text.split('\n')
  const kept: string[] = []
  const files: { name: string; content: Buffer }[] = []
  for (let at = 0; at < lines.length; at++) {
    const begin = BEGIN.exec((lines[at] as string).trimEnd())
    const end = begin ? endOfFile(lines, at + 1) : -1
    if (!begin || end === -1) {
      kept.push(lines[at] as string)
      continue
    }
    files.push({ name: (begin[1] as string).trim(), content: uuBytes(lines.slice(at + 1, end)) })
    at = end
  }
  return { text: files.length > 0 ? kept.join('\n') : text, files }
}

/** Index of the "end" line when all lines before it are uuencoded, else -1: prose may begin with "begin 644 …" too. */
function endOfFile(lines: string[], from: number): number {
  for (let at = from; at < lines.length; at++) {
    const line = (lines[at] as string).trimEnd()
    if (line === 'end') return at
    if (!/^[\x20-\x60]*$/.test(line) || line.length > 63) return -1
  }
  return -1
}
