import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation, Message, Status } from '../../../../contract/conversations.ts'
import type { FieldValues } from '../../../../contract/fields.ts'
import type { Unseen } from '../../../../contract/seen.ts'
import { useFailureNotice, useUndoNotice } from '../../../app/notices.tsx'
import { orLater } from '../../../app/outbox/outbox.ts'
import { hasCode } from '../../../app/problem.ts'
import type { ReadyUse } from '../ready-replies/rules.ts'
import { askForMissing } from '../resolving/use-required.ts'
import { patchConversation, putMessage, refreshLists, refreshOpened } from '../use-cached-conversation.ts'
import { type LocalDraft, mentionsIn, textOf } from './rules.ts'
import type { DraftKind } from './use-draft.ts'
import type { KeptWriting } from './use-kept-writing.ts'
import { useUndoSend } from './use-undo-send.ts'

export type ThenStatus = Exclude<Status, 'closed'>
type Written = Pick<LocalDraft, 'html' | 'to' | 'cc' | 'bcc' | 'attachments' | 'use'>

interface Sending {
  written: Written
  seenSeq: number
  thenStatus: ThenStatus
  sendAnyway: boolean
  /** Filled in because it could not be resolved without them. */
  fields?: FieldValues
  /** The ready-made reply it began with. */
  use?: ReadyUse | undefined
  teamDraftVersion?: number | undefined
}

/** A reply that the server refused, and what its writer had not seen. */
export interface Refused {
  thenStatus: ThenStatus
  /** How far its writer had read when they sent it. */
  seenSeq: number
  meanwhile: readonly Unseen[]
}

interface Props {
  conversation: Conversation
  kind: DraftKind
  /**
   * Before it leaves: no save may be under way. Answers the version of the team's reply, where it is that; `lost` where
   * that is in somebody else's hands by now, and nothing leaves.
   */
  settle: () => Promise<number | null | 'lost'>
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
  /** What stood in the way of the last attempt; null where nothing did. */
  const [refused, setRefused] = useState<Refused | null>(null)
  const { id, number } = conversation

  /** Null where it waits for a connection. */
  const call = ({
    written,
    seenSeq,
    thenStatus,
    sendAnyway,
    fields,
    use,
    teamDraftVersion,
  }: Sending): Promise<Message | null> => {
    const { html, to, cc, bcc } = written
    const attachmentIds = written.attachments.map((file) => file.id)
    const unseenSeq = sendAnyway ? refused?.meanwhile.at(-1)?.seq : undefined
    const note = { html, attachmentIds, mentions: mentionsIn(html) }
    const reply = {
      ...{ html, attachmentIds, to: to.length > 0 ? to : undefined, cc, bcc },
      ...{ seenSeq, thenStatus, sendAnyway, unseenSeq, fields, use, teamDraftVersion },
    }
    const text = JSON.stringify(kind === 'note' ? note : reply)
    if (attempt.current.body !== text) attempt.current = { body: text, key: crypto.randomUUID() }
    const back: KeptWriting = { kind, draft: { ...written, savedAt: Date.now(), version: 0, unsaved: true } }
    const about = { key: attempt.current.key, text: textOf(html).slice(0, 80), conversation: { id, number }, back }
    const params = { id }
    return kind === 'note'
      ? orLater('POST /conversations/{id}/notes', { params, body: note }, { ...about, what: 'note' })
      : orLater('POST /conversations/{id}/replies', { params, body: reply }, { ...about, what: 'reply' })
  }

  const send = async (sending: Sending) => {
    setBusy(true)
    try {
      const teamDraftVersion = await settle()
      if (teamDraftVersion === 'lost') return
      const message = await call({ ...sending, teamDraftVersion: teamDraftVersion ?? undefined })
      attempt.current = { body: '', key: '' }
      setRefused(null)
      onSent()
      if (!message) return
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
        setRefused({
          thenStatus: sending.thenStatus,
          seenSeq: sending.seenSeq,
          meanwhile: (error.data.meanwhile ?? []) as Unseen[],
        })
        await refreshOpened(client, id)
      } else if (askForMissing(error, id, (fields) => void send({ ...sending, fields }))) {
        // The reply waits in the composer until they are filled in.
      } else {
        failed(error)
      }
    } finally {
      setBusy(false)
    }
  }

  return { send, busy, refused, allow: () => setRefused(null) }
}
