import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contract } from '../../../../contract/contract.ts'
import type { CallInput } from '../../../../contract/endpoint.ts'
import { api } from '../../../app/api.ts'
import { useConnected } from '../../../app/live.ts'
import { useDoneNotice, useFailureNotice } from '../../../app/notices.tsx'
import { hasCode } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.ts'
import { refreshLists, refreshOpened } from '../use-cached-conversation.ts'
import type { LocalDraft } from './rules.ts'
import { type DraftKind, giveBack } from './use-draft.ts'

type Reply = NonNullable<CallInput<Contract['POST /conversations/{id}/replies']>['body']>

/** Something written without a connection, to be sent by itself when there is one. */
export interface Postponed {
  /** The key it was first tried with: an answer that was lost must not make a second mail. */
  key: string
  conversationId: string
  number: number
  kind: DraftKind
  body: Reply
  draft: LocalDraft
}

const nothing: readonly Postponed[] = []
const listeners = new Set<() => void>()
const boxes = new Map<string, readonly Postponed[]>()

const nameOf = (memberId: string) => `kept.outbox.${memberId}`

const boxOf = (memberId: string): readonly Postponed[] => {
  const known = boxes.get(memberId)
  if (known) return known
  let box = nothing
  try {
    box = JSON.parse(localStorage.getItem(nameOf(memberId)) ?? '[]')
  } catch {
    // Nothing can be kept in this browser, so nothing was.
  }
  boxes.set(memberId, box)
  return box
}

const change = (memberId: string, box: readonly Postponed[]) => {
  boxes.set(memberId, box)
  localStorage.setItem(nameOf(memberId), JSON.stringify(box))
  for (const tell of listeners) tell()
}

/** Throws where this browser keeps nothing; then it stays a draft. */
export const postpone = (memberId: string, item: Postponed) => change(memberId, [...boxOf(memberId), item])

const takeOut = (memberId: string, key: string) =>
  change(
    memberId,
    boxOf(memberId).filter((item) => item.key !== key),
  )

/** Back into the composer. */
export const takeBack = (memberId: string, item: Postponed) => {
  takeOut(memberId, item.key)
  giveBack(memberId, item.conversationId, item.kind, item.draft)
}

const subscribe = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export const usePostponed = (memberId: string): readonly Postponed[] =>
  useSyncExternalStore(subscribe, () => boxOf(memberId))

const send = ({ conversationId: id, kind, body, key }: Postponed) => {
  const options = { idempotencyKey: key }
  const { html, attachmentIds } = body
  return kind === 'note'
    ? api('POST /conversations/{id}/notes', { params: { id }, body: { html, attachmentIds } }, options)
    : api('POST /conversations/{id}/replies', { params: { id }, body }, options)
}

/** Sends what was postponed as soon as there is a connection; what is refused becomes a draft again. */
export const useOutbox = () => {
  const { t } = useTranslation('conversations')
  const client = useQueryClient()
  const connected = useConnected()
  const memberId = useSession().profile.member.id
  const waiting = usePostponed(memberId).length
  const failed = useFailureNotice()
  const say = useDoneNotice()

  // biome-ignore lint/correctness/useExhaustiveDependencies: only the connection and what waits decide when to try
  useEffect(() => {
    if (!connected || waiting === 0) return
    let stopped = false
    const sendAll = async () => {
      for (const item of boxOf(memberId)) {
        if (stopped) return
        try {
          await send(item)
          takeOut(memberId, item.key)
          say(t('outbox.sent', { number: item.number }))
        } catch (error) {
          if (hasCode(error, 'offline') || hasCode(error, 'unavailable')) return
          takeBack(memberId, item)
          failed(error)
        }
        refreshOpened(client, item.conversationId)
        refreshLists(client, new Set([item.conversationId]))
      }
    }
    sendAll()
    const timer = setInterval(sendAll, 15_000)
    return () => {
      stopped = true
      clearInterval(timer)
    }
  }, [connected, waiting, memberId])
}
