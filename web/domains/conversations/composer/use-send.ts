import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation, Message, Status } from '../../../../contract/conversations.ts'
import { api } from '../../../app/api.ts'
import { useFailureNotice, useUndoNotice } from '../../../app/notices.tsx'
import { hasCode } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.ts'
import { patchConversation, putMessage, refreshLists, refreshOpened } from '../use-cached-conversation.ts'
import type { LocalDraft } from './rules.ts'
import type { DraftKind } from './use-draft.ts'
import { postpone } from './use-outbox.ts'
import { useUndoSend } from './use-undo-send.ts'

export type ThenStatus = Exclude<Status, 'closed'>
type Written = Pick<LocalDraft, 'html' | 'to' | 'cc' | 'bcc' | 'attachments'>

interface Sending {
  written: Written
  seenSeq: number
  thenStatus: ThenStatus
  sendAnyway: boolean
}

interface Props {
  conversation: Conversation
  kind: DraftKind
  /** Before it leaves: no save may be under way. */
  settle: () => Promise<void>
  /** It has left: the draft is forgotten and the composer empty. */
  onSent: () => void
}

/** Sends what is written. A lost answer is asked for again with the same key, so that nothing is sent twice. */
export const useSend = ({ conversation, kind, settle, onSent }: Props) => {
  const { t } = useTranslation('conversations')
  const client = useQueryClient()
  const failed = useFailureNotice()
  const offerUndo = useUndoNotice()
  const undo = useUndoSend(conversation)
  const attempt = useRef({ body: '', key: '' })
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState(false)
  const memberId = useSession().profile.member.id
  const { id, number } = conversation

  const call = ({ written, seenSeq, thenStatus, sendAnyway }: Sending): Promise<Message> => {
    const { html, to, cc, bcc } = written
    const attachmentIds = written.attachments.map((file) => file.id)
    const body =
      kind === 'note'
        ? { html, attachmentIds }
        : { html, attachmentIds, to: to.length > 0 ? to : undefined, cc, bcc, seenSeq, thenStatus, sendAnyway }
    const text = JSON.stringify(body)
    if (attempt.current.body !== text) attempt.current = { body: text, key: crypto.randomUUID() }
    const options = { idempotencyKey: attempt.current.key }
    return kind === 'note'
      ? api('POST /conversations/{id}/notes', { params: { id }, body: { html, attachmentIds } }, options)
      : api('POST /conversations/{id}/replies', { params: { id }, body: JSON.parse(text) }, options)
  }

  const send = async (sending: Sending) => {
    setBusy(true)
    await settle()
    try {
      const message = await call(sending)
      attempt.current = { body: '', key: '' }
      setRefused(false)
      onSent()
      putMessage(client, id, message)
      if (kind === 'reply') patchConversation(client, id, { status: sending.thenStatus, lastFrom: 'member' })
      const wait = message.delivery?.sendAt ? new Date(message.delivery.sendAt).getTime() - Date.now() : 0
      if (wait > 500) {
        offerUndo({ id: message.id, text: t('done.sending', { number }), undo: () => undo(message), for: wait })
      }
      refreshOpened(client, id)
      refreshLists(client, new Set([id]))
    } catch (error) {
      if (hasCode(error, 'unseen-message')) {
        setRefused(true)
        await refreshOpened(client, id)
      } else if (hasCode(error, 'offline')) {
        postponeIt(sending)
      } else {
        failed(error)
      }
    } finally {
      setBusy(false)
    }
  }

  /** Without a connection it waits in this browser and leaves by itself later. */
  const postponeIt = ({ written, seenSeq, thenStatus }: Sending) => {
    const { html, to, cc, bcc } = written
    const attachmentIds = written.attachments.map((file) => file.id)
    const draft = { ...written, savedAt: Date.now(), version: 0, unsaved: true }
    const body = { html, attachmentIds, to: to.length > 0 ? to : undefined, cc, bcc, seenSeq, thenStatus }
    postpone(memberId, { key: attempt.current.key, conversationId: id, number, kind, body, draft })
    attempt.current = { body: '', key: '' }
    onSent()
  }

  return { send, busy, refused, allow: () => setRefused(false) }
}
