import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Contract } from '../../../../contract/contract.ts'
import type { CallInput } from '../../../../contract/endpoint.ts'
import type { ToDo } from '../../../../contract/todos.ts'
import { useFailureNotice, useUndoNotice } from '../../../app/notices.tsx'
import { orLater } from '../../../app/outbox/outbox.ts'
import { useSession } from '../../../app/session.ts'
import { todoKey } from './api.ts'

interface Todos {
  items: ToDo[]
}
type New = CallInput<Contract['POST /conversations/{id}/to-dos']>['body']

/** What can be done with to-dos; every list that shows them is fetched again. */
export const useTodos = () => {
  const { t } = useTranslation('todos')
  const client = useQueryClient()
  const offerUndo = useUndoNotice()
  const me = useSession().profile.member
  const settled = { onError: useFailureNotice(), onSettled: () => client.invalidateQueries({ queryKey: todoKey }) }
  const add = useMutation({
    mutationFn: ({ conversationId, ...body }: New & { conversationId: string }) =>
      orLater(
        'POST /conversations/{id}/to-dos',
        { params: { id: conversationId }, body },
        { what: 'todo', text: body.text },
      ),
    ...settled,
  })
  const tick = useMutation({
    mutationFn: ({ id, text, done }: { id: string; text: string; done: boolean }) => {
      const about = { what: 'tick-todo', text } as const
      return done
        ? orLater('PUT /to-dos/{id}/completion', { params: { id } }, about)
        : orLater('DELETE /to-dos/{id}/completion', { params: { id } }, about)
    },
    // It looks done at once, also while that waits for a connection.
    onMutate: ({ id, done }) =>
      client.setQueriesData<Todos>(
        { queryKey: todoKey },
        (list) => list && withDone(list, id, done ? { at: new Date().toISOString(), by: me } : null),
      ),
    ...settled,
  })
  const remove = useMutation({
    mutationFn: ({ id, text }: ToDo) =>
      orLater('DELETE /to-dos/{id}', { params: { id } }, { what: 'delete-todo', text }),
    ...settled,
    onSuccess: (answer, { id, text, owner, dueAt, conversation }) =>
      answer !== null &&
      offerUndo({
        id: `to-do-${id}`,
        text: t('removed', { text }),
        undo: () => add.mutate({ conversationId: conversation.id, text, ownerId: owner?.id ?? null, dueAt }),
      }),
  })
  return { add, tick: tick.mutate, remove: remove.mutate }
}

const withDone = ({ items }: Todos, id: string, done: ToDo['done']): Todos => ({
  items: items.map((todo) => (todo.id === id ? { ...todo, done } : todo)),
})
