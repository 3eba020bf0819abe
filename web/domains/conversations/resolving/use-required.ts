import { useSyncExternalStore } from 'react'
import type { FieldValues } from '../../../../contract/fields.ts'
import { hasCode } from '../../../app/problem.ts'

/** Fields that stand in the way of resolving, and what to do once they are filled in. */
export interface Required {
  conversationId: string
  fields: readonly string[]
  go: (fields: FieldValues) => void
}

let asked: Required | null = null
const listeners = new Set<() => void>()

export const ask = (next: Required | null) => {
  asked = next
  for (const tell of listeners) tell()
}

/** Whether an attempt was refused for fields that are missing; then they are asked for, and `go` tries again with them. */
export const askForMissing = (error: unknown, conversationId: string, go: Required['go']): boolean => {
  if (!hasCode(error, 'required-fields')) return false
  ask({ conversationId, fields: (error.data.fields ?? []) as string[], go })
  return true
}

export const useRequired = (conversationId: string): Required | null => {
  const now = useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => asked,
  )
  return now?.conversationId === conversationId ? now : null
}
