import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import {
  conversationKeys,
  refreshEachOpened,
  refreshLists,
  setPresent,
  sideKey,
} from '../domains/conversations/index.ts'
import { refreshTimelines } from '../domains/customers/index.ts'
import { gather } from './gather.ts'
import { listen, type Poke } from './live.ts'
import { staleAfter } from './live-table.ts'
import { useAbility } from './session.ts'

/** Keeps what is shown true while it is shown. */
export const useLive = () => {
  const client = useQueryClient()
  // A colleague hears of nothing but their notices: of what they are asked, too.
  const isColleague = !useAbility('conversations.read')
  useEffect(() => {
    const people = new Set<string>()
    const pokes = gather(({ conversations, keys }) => {
      for (const queryKey of keys.values()) client.invalidateQueries({ queryKey })
      refreshTimelines(client, conversations, people)
      people.clear()
      if (conversations.size === 0) return
      refreshLists(client, conversations)
      refreshEachOpened(client, conversations)
    })
    const poke = ({ type, conversationId, personId, subject }: Poke) => {
      if (personId) people.add(personId)
      // Of a merge the subject is the one that was merged; whoever looks at it is led on.
      const ids = [conversationId, subject.kind === 'conversation' ? subject.id : null].filter((id) => id !== null)
      // A person's name or a member's face stands in lists too.
      const inLists = /^(person|member|topic)\./.test(type) ? [conversationKeys.lists] : []
      pokes.add(ids, [...(staleAfter[type] ?? []), ...inLists, ...(isColleague ? [sideKey] : [])])
    }
    const stop = listen({
      poke,
      presence: ({ conversationId, present }) => setPresent(conversationId, present),
      reload: () => client.invalidateQueries(),
    })
    return () => {
      pokes.stop()
      stop()
    }
  }, [client, isColleague])
}
