const tidy = (id: string) => id.replace(/[\s\0]+/g, '').slice(0, 998)

/** Message ids of a header, without their angle brackets (the product adds them when it writes mail). */
export function messageIds(value: string, most = 500): string[] {
  const ids: string[] = []
  for (const match of value.matchAll(/<([^<>]+)>/g)) ids.push(tidy(match[1] as string))
  if (ids.length === 0) {
    for (const word of value.split(/[\s,]+/)) if (word.includes('@')) ids.push(tidy(word.replace(/[<>]/g, '')))
  }
  return [...new Set(ids.filter((id) => id !== ''))].slice(0, most)
}

/** The one id of Message-ID; ids without @ or brackets exist and are kept. */
export function messageId(value: string): string | null {
  const found = messageIds(value, 1)[0]
  if (found) return found
  const bare = tidy(value.replace(/[<>]/g, ''))
  return bare === '' ? null : bare
}
