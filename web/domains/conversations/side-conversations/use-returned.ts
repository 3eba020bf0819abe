import { useState } from 'react'
import type { Question } from './rules.ts'

export interface Returned {
  conversationId: string
  words: Question
}

/** A question that was taken back before it left, to be written on. */
export const useReturned = () => {
  const [returned, onReturned] = useState<Returned | null>(null)
  return { returned, onReturned, forget: () => onReturned(null) }
}
