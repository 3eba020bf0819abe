import { useSyncExternalStore } from 'react'
import type { Contract } from '../../../contract/contract.ts'
import type { CallInput, CallOutput } from '../../../contract/endpoint.ts'
import type { Session } from '../../../contract/team.ts'
import { api } from '../api.ts'
import { hasCode } from '../problem.ts'
import { queryClient } from '../query-client.ts'
import { sessionKey } from '../session-key.ts'
import { inTurn, type Kept } from './rules.ts'

/** What is to be known of a write beside its call, should it have to wait. */
export type About = Pick<Kept, 'what' | 'text' | 'conversation' | 'ifSeq' | 'back'> & { key?: string }

const nothing: readonly Kept[] = []
const listeners = new Set<() => void>()

/** Each member has a box of their own: two may share a browser. */
const nameOfBox = (): string => {
  const session = queryClient.getQueryData<Session | null>(sessionKey)
  return `kept.outbox.${session?.profile.member.id ?? 'nobody'}`
}

let read: { name: string; text: string | null; box: readonly Kept[] } = { name: '', text: null, box: nothing }

/** As it stands in this browser: other windows write to it too. */
export const outbox = (): readonly Kept[] => {
  const name = nameOfBox()
  let text: string | null = null
  try {
    text = localStorage.getItem(name)
  } catch {
    // Nothing can be kept in this browser, so nothing was.
  }
  if (read.name !== name || read.text !== text) read = { name, text, box: text ? JSON.parse(text) : nothing }
  return read.box
}

/** Throws where this browser keeps nothing. */
export const changeOutbox = (change: (box: readonly Kept[]) => readonly Kept[]): void => {
  localStorage.setItem(nameOfBox(), JSON.stringify(change(outbox())))
  for (const tell of listeners) tell()
}

export const takeOut = (key: string): void => changeOutbox((box) => box.filter((item) => item.key !== key))

const subscribe = (tell: () => void) => {
  listeners.add(tell)
  window.addEventListener('storage', tell)
  return () => {
    listeners.delete(tell)
    window.removeEventListener('storage', tell)
  }
}

export const useOutbox = (): readonly Kept[] => useSyncExternalStore(subscribe, outbox)

/** Something of the same conversation still waits, so this is not to be done before it. */
const waitsBehind = ({ conversation }: Pick<Kept, 'conversation'>): boolean =>
  conversation !== undefined && outbox().some((item) => !item.refused && item.conversation?.id === conversation.id)

/** What is being done to each conversation. */
const underWay = new Map<string, Promise<unknown>>()

/**
 * Calls an endpoint that changes something. Without a connection it is kept in this browser, is done later in its turn, and
 * null is answered. What follows something of the same conversation that waits, or has not been answered yet, waits too, so
 * that all is done in the order it was made: a topic that asks for a field is there before the conversation is resolved.
 */
export const orLater = <K extends keyof Contract>(
  call: K,
  input: CallInput<Contract[K]>,
  about: About,
): Promise<CallOutput<Contract[K]> | null> => {
  const work = () => nowOrLater(call, input, about)
  return about.conversation ? inTurn(underWay, about.conversation.id, work) : work()
}

const nowOrLater = async <K extends keyof Contract>(
  call: K,
  input: CallInput<Contract[K]>,
  { key = crypto.randomUUID(), ...about }: About,
): Promise<CallOutput<Contract[K]> | null> => {
  const keep = () => {
    changeOutbox((box) => [...box, { key, call, input: input as Kept['input'], at: Date.now(), ...about }])
    return null
  }
  if (waitsBehind(about)) return keep()
  try {
    return await api(call, input as never, { idempotencyKey: key })
  } catch (error) {
    if (!hasCode(error, 'offline')) throw error
    try {
      return keep()
    } catch {
      throw error // this browser keeps nothing
    }
  }
}
