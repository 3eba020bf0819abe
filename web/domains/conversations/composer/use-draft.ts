import { useCallback, useEffect, useRef, useState } from 'react'
import type { Conversation, Draft } from '../../../../contract/conversations.ts'
import { isEmptyHtml } from '../../../../ui/html-text.ts'
import { api } from '../../../app/api.ts'
import { queryClient } from '../../../app/query-client.ts'
import { changeOpened } from '../use-cached-conversation.ts'
import { besideBegun, type LocalDraft, newerDraft } from './rules.ts'

export type DraftKind = 'reply' | 'note'
export type DraftState = 'kept' | 'saving' | 'here'

const localAfter = 120
const serverAfter = 1500

const keyOf = (memberId: string, conversationId: string, kind: DraftKind) =>
  `kept.draft.${memberId}.${conversationId}.${kind}`

const read = (key: string): LocalDraft | null => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

const write = (key: string, draft: LocalDraft | null) => {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft))
    else localStorage.removeItem(key)
  } catch {
    // A full or forbidden store: the server's copy is what remains.
  }
}

const serverDraft = (conversation: Conversation, kind: DraftKind): Draft | null =>
  conversation.drafts.find((draft) => draft.kind === kind) ?? null

export const draftOf = (conversation: Conversation, kind: DraftKind, memberId: string): LocalDraft | null => {
  const draft = newerDraft(read(keyOf(memberId, conversation.id, kind)), serverDraft(conversation, kind))
  return draft && (!isEmptyHtml(draft.html) || draft.attachments.length > 0) ? draft : null
}

const putBack = new Set<(conversationId: string, kind: DraftKind) => void>()

/** Gives a text back to the composer, for a reply that was taken back; an open composer takes it up at once. */
export const giveBack = (memberId: string, conversationId: string, kind: DraftKind, draft: LocalDraft) => {
  write(keyOf(memberId, conversationId, kind), draft)
  for (const tell of putBack) tell(conversationId, kind)
}

const keepers = new Set<() => void>()

/** The same where something else may have been begun there since: both stand in the composer, the older words first. */
export const giveBackBeside = (
  memberId: string,
  conversationId: string,
  kind: DraftKind,
  draft: LocalDraft,
  kept: string | null = null,
) => {
  // What is being typed this moment.
  for (const keep of keepers) keep()
  const together = besideBegun(draft, read(keyOf(memberId, conversationId, kind)), kept)
  // Put together now, so it is newer than what the server has of either.
  giveBack(memberId, conversationId, kind, { ...together, savedAt: Date.now() })
}

/** Calls back when a text was given back to this conversation. */
export const useGivenBack = (conversationId: string, then: (kind: DraftKind) => void) => {
  const latest = useRef(then)
  latest.current = then
  useEffect(() => {
    const tell = (id: string, kind: DraftKind) => {
      if (id === conversationId) latest.current(kind)
    }
    putBack.add(tell)
    return () => {
      putBack.delete(tell)
    }
  }, [conversationId])
}

/**
 * Keeps what is written: in this browser at once, on the server when the hand rests. Nothing here makes the composer
 * draw anew while somebody types; only the word about where the draft is kept changes.
 */
export const useDraft = (conversation: Conversation, kind: DraftKind, memberId: string, seenSeq: number) => {
  const { id } = conversation
  const key = keyOf(memberId, id, kind)
  const [state, setState] = useState<DraftState>('kept')
  const current = useRef<LocalDraft | null>(null)
  const timers = useRef<{ local?: ReturnType<typeof setTimeout>; server?: ReturnType<typeof setTimeout> }>({})
  const saving = useRef<Promise<void>>(Promise.resolve())
  const seen = useRef(seenSeq)
  seen.current = seenSeq

  const keepHere = useCallback(() => {
    clearTimeout(timers.current.local)
    if (current.current) write(key, current.current)
  }, [key])

  const send = useCallback(
    async (keepalive: boolean) => {
      const draft = current.current
      if (!draft?.unsaved) return
      const { html, to, cc, bcc, attachments, use = null } = draft
      const attachmentIds = attachments.map((file) => file.id)
      const params = { id, kind }
      const empty = isEmptyHtml(html) && attachments.length === 0
      try {
        if (empty) await api('DELETE /conversations/{id}/drafts/{kind}', { params }, { keepalive })
        const saved = empty
          ? null
          : await api(
              'PUT /conversations/{id}/drafts/{kind}',
              { params, body: { html, to, cc, bcc, attachmentIds, use, seenSeq: seen.current } },
              { keepalive },
            )
        remember(id, kind, saved)
        // What was typed meanwhile grew from what is now saved, and is still unsaved.
        if (current.current === draft) {
          current.current = empty ? null : { ...draft, version: saved?.version ?? 0, unsaved: false }
          write(key, current.current)
          setState('kept')
        } else if (current.current) {
          current.current = { ...current.current, version: saved?.version ?? 0 }
        }
      } catch {
        setState('here')
      }
    },
    [id, kind, key],
  )

  /** One save at a time, in order: a late one must not bring back a draft that was sent. */
  const save = useCallback(
    (keepalive = false) => {
      clearTimeout(timers.current.server)
      saving.current = saving.current.then(() => send(keepalive))
      return saving.current
    },
    [send],
  )

  const change = useCallback(
    (draft: Pick<LocalDraft, 'html' | 'to' | 'cc' | 'bcc' | 'attachments' | 'use'>) => {
      const version = current.current?.version ?? serverDraft(conversation, kind)?.version ?? 0
      current.current = { ...draft, savedAt: Date.now(), version, unsaved: true }
      setState((before) => (before === 'here' ? 'here' : 'saving'))
      clearTimeout(timers.current.local)
      timers.current.local = setTimeout(keepHere, localAfter)
      clearTimeout(timers.current.server)
      timers.current.server = setTimeout(() => save(), serverAfter)
    },
    [conversation, kind, keepHere, save],
  )

  /** Waits for a save that is under way, then forgets the draft here; the server forgets it with the sent message. */
  const settle = useCallback(async () => {
    clearTimeout(timers.current.local)
    clearTimeout(timers.current.server)
    keepHere()
    await saving.current
  }, [keepHere])

  // The composer begins anew with what was given back; what this one held is in it.
  useGivenBack(id, (given) => {
    if (given !== kind) return
    clearTimeout(timers.current.local)
    clearTimeout(timers.current.server)
    current.current = null
  })

  const forget = useCallback(() => {
    current.current = null
    write(key, null)
    remember(id, kind, null)
    setState('kept')
  }, [key, id, kind])

  useEffect(() => {
    const last = () => {
      keepHere()
      save(true)
    }
    const again = () => {
      if (current.current?.unsaved) save()
    }
    window.addEventListener('pagehide', last)
    window.addEventListener('online', again)
    keepers.add(keepHere)
    return () => {
      keepers.delete(keepHere)
      window.removeEventListener('pagehide', last)
      window.removeEventListener('online', again)
      last()
    }
  }, [keepHere, save])

  return { change, settle, forget, state, start: () => draftOf(conversation, kind, memberId) }
}

/** The opened conversation's own copy follows, so that coming back finds what was saved. */
const remember = (id: string, kind: DraftKind, draft: Draft | null) =>
  changeOpened(queryClient, id, (opened) => ({
    ...opened,
    drafts: [...opened.drafts.filter((one) => one.kind !== kind), ...(draft ? [draft] : [])],
  }))
