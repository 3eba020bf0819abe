export const toggled = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}

interface Numbered {
  conversation: { id: string; seq: number }
}

/** Those in which more has been said than the preview knew of. */
export const grownSince = (preview: readonly Numbered[], now: readonly Numbered[]): ReadonlySet<string> => {
  const seqs = new Map(now.map(({ conversation: { id, seq } }) => [id, seq]))
  const grown = preview.filter(({ conversation: { id, seq } }) => (seqs.get(id) ?? seq) > seq)
  return new Set(grown.map(({ conversation: { id } }) => id))
}

/** Words by language; those for everybody else under the empty name. */
export type Words = Record<string, string>

/** An editor that was touched and emptied leaves its marks behind. */
export const hasWords = (html: string | undefined): boolean => (html ?? '').replace(/<[^>]*>|&nbsp;/g, '').trim() !== ''
