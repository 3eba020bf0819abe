import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { conversationKeys, refreshLists, refreshOpened, setPresent } from '../domains/conversations/index.ts'
import { listen, type Poke } from './live.ts'
import { staleAfter } from './live-table.ts'

/** Milliseconds in which pokes are gathered, so that a burst of mail is fetched once. */
const gather = 120

/** Keeps what is shown true while it is shown. */
export const useLive = () => {
  const client = useQueryClient()
  useEffect(() => {
    const conversations = new Set<string>()
    const keys = new Map<string, readonly string[]>()
    let timer: ReturnType<typeof setTimeout> | undefined

    const refresh = () => {
      timer = undefined
      const ids = new Set(conversations)
      for (const queryKey of keys.values()) client.invalidateQueries({ queryKey })
      if (ids.size > 0) refreshLists(client, ids)
      for (const id of ids) refreshOpened(client, id)
      conversations.clear()
      keys.clear()
    }
    const poke = ({ type, conversationId }: Poke) => {
      for (const key of staleAfter[type] ?? []) keys.set(key.join(), key)
      if (conversationId) conversations.add(conversationId)
      // A person's name or a member's face stands in lists too.
      if (/^(person|member|topic)\./.test(type)) keys.set(conversationKeys.lists.join(), conversationKeys.lists)
      timer ??= setTimeout(refresh, gather)
    }
    const stop = listen({
      poke,
      presence: ({ conversationId, present }) => setPresent(conversationId, present),
      reload: () => client.invalidateQueries(),
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [client])
}
