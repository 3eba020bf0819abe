import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Conversation } from '../../../../contract/conversations.ts'
import type { TeamDraft } from '../../../../contract/team-drafts.ts'
import { api } from '../../../app/api.ts'
import { useFailureNotice } from '../../../app/notices.tsx'
import { hasCode } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.ts'
import type { LocalDraft } from './rules.ts'
import { giveBack } from './use-draft.ts'

type Written = Pick<LocalDraft, 'html' | 'to' | 'cc' | 'bcc' | 'attachments'>

/** While another writes, their words are looked for this often. */
const whileWritten = 3000
const saveAfter = 2000

const teamDraftQuery = (id: string) =>
  queryOptions({
    queryKey: ['team-draft', id],
    queryFn: () => api('GET /conversations/{id}/team-draft', { params: { id } }),
  })

/** The reply that the team writes in turn, as it stands; null where there is none. */
export const useTeamDraft = (conversation: Pick<Conversation, 'id'>): TeamDraft | null => {
  const me = useSession().profile.member.id
  const { data } = useQuery({
    ...teamDraftQuery(conversation.id),
    refetchInterval: ({ state }) => {
      const holder = state.data?.draft?.holder
      return holder && holder.id !== me ? whileWritten : false
    },
  })
  return data?.draft ?? null
}

/** What can be done with it. */
export const useTeamWriting = ({ id }: Pick<Conversation, 'id'>, draft: TeamDraft | null, seenSeq: number) => {
  const client = useQueryClient()
  const failed = useFailureNotice()
  const me = useSession().profile.member.id
  /** Somebody took it over while I wrote. */
  const [lost, setLost] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const saving = useRef<Promise<unknown>>(Promise.resolve())
  const now = useRef(draft)
  now.current = draft
  const isMine = draft?.holder?.id === me

  const put = useCallback(
    (next: TeamDraft | null) => {
      now.current = next
      client.setQueryData(teamDraftQuery(id).queryKey, { draft: next })
    },
    [client, id],
  )
  const write = async ({ attachments, ...written }: Written, release: boolean) => {
    const attachmentIds = attachments.map((file) => file.id)
    const body = { ...written, attachmentIds, seenSeq, version: now.current?.version ?? null, release }
    try {
      put(await api('PUT /conversations/{id}/team-draft', { params: { id }, body }))
      return true
    } catch (error) {
      if (hasCode(error, 'conflict')) {
        setLost(true)
        put((error.data.draft ?? null) as TeamDraft | null)
      } else failed(error)
      return false
    }
  }
  useEffect(() => () => clearTimeout(timer.current), [])

  return {
    isMine,
    lost,
    /** Others see it from here on; I put it down. */
    hand: (written: Written) => write(written, true),
    /** Saved for the others while I hold it. */
    change: (written: Written) => {
      if (now.current?.holder?.id !== me) return
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        saving.current = saving.current.then(() => write(written, false))
      }, saveAfter)
    },
    /**
     * The version that is sent: what was written last has been saved. Null where I send nothing of the team's; `lost` where
     * somebody else has taken it over: then mine stays here and does not leave.
     */
    settle: async (written: Written): Promise<number | null | 'lost'> => {
      clearTimeout(timer.current)
      await saving.current
      if (now.current?.holder?.id !== me) return null
      await write(written, false)
      return now.current?.holder?.id === me ? now.current.version : 'lost'
    },
    ended: () => put(null),
    /** I write on; it stands in my composer. */
    take: async () => {
      try {
        const held = await api('PUT /conversations/{id}/team-draft/holding', { params: { id } })
        setLost(false)
        put(held)
        const { html, to, cc, bcc, attachments } = held
        giveBack(me, id, 'reply', { html, to, cc, bcc, attachments, savedAt: Date.now(), version: 0, unsaved: true })
      } catch (error) {
        failed(error)
      }
    },
    discard: async () => {
      try {
        await api('DELETE /conversations/{id}/team-draft', { params: { id } })
        put(null)
      } catch (error) {
        failed(error)
      }
    },
  }
}
