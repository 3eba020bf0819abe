/**
 * A text as it is compared: letter by letter in lower case, each letter one letter, as PostgreSQL's `lower` does it in the
 * builtin locale (JavaScript alone would make a final sigma of some, and two characters of others).
 */
export function fold(text: string): string {
  let folded = ''
  for (const letter of text) folded += String.fromCodePoint(letter.toLowerCase().codePointAt(0) ?? 0)
  return folded
}

/** As tags are stored. */
export const foldTag = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim()
