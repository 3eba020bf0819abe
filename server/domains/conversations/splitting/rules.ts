export interface Movable {
  id: string
  kind: string
  delivery_state: string | null
}

/** Why these messages cannot leave a thread of `total`; null where they can. Words for the one who asked. */
export function whyNotSplit(moved: readonly Movable[], total: number): string | null {
  if (moved.length >= total) return 'At least one message has to stay.'
  if (moved.some(({ kind }) => kind === 'system')) return 'What Kept wrote into the thread stays there.'
  if (moved.some(({ delivery_state }) => ['waiting', 'queued', 'sending'].includes(delivery_state ?? '')))
    return 'One of the messages is on its way out; split it off once it is sent.'
  return null
}
