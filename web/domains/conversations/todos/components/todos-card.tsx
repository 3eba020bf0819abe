import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { useSession } from '../../../../app/session.ts'
import { useReaders } from '../../../team/index.ts'
import { todosQuery } from '../api.ts'
import { useTodos } from '../use-todos.ts'
import { TodoLine } from './todo-line.tsx'
import classes from './todos.module.css'

/** What has still to be done here, beside the thread. Who may not write sees it only where there is something. */
export const TodosCard = ({ conversation }: { conversation: Conversation }) => {
  const { t } = useTranslation('todos')
  const me = useSession().profile.member.id
  const items = useQuery(todosQuery(conversation.id)).data?.items ?? []
  const { members } = useReaders()
  const { add } = useTodos()
  const [text, setText] = useState('')
  const [ownerId, setOwnerId] = useState(me)
  const [due, setDue] = useState('')
  const mayWrite = conversation.abilities.write
  if (!mayWrite && items.length === 0) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!text.trim()) return
    add.mutate(
      {
        conversationId: conversation.id,
        text,
        ownerId: ownerId || null,
        dueAt: due ? new Date(due).toISOString() : null,
      },
      {
        onSuccess: () => {
          setText('')
          setDue('')
        },
      },
    )
  }
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('title')}</h2>
      {items.length > 0 && (
        <ul className={classes.lines} aria-label={t('title')}>
          {items.map((todo) => (
            <TodoLine
              key={todo.id}
              todo={todo}
              mayWrite={mayWrite}
              mayRemove={mayWrite}
              beside={todo.owner?.id === me ? null : <span>{todo.owner?.name ?? t('nobody')}</span>}
            />
          ))}
        </ul>
      )}
      {mayWrite && (
        <form className={classes.form} onSubmit={submit}>
          <TextInput
            size="xs"
            aria-label={t('add')}
            placeholder={t('add')}
            maxLength={500}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {text && (
            <>
              <NativeSelect
                size="xs"
                aria-label={t('owner')}
                value={ownerId}
                onChange={(event) => setOwnerId(event.currentTarget.value)}
                data={[
                  { value: '', label: t('nobody') },
                  ...members.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
              <TextInput
                size="xs"
                type="datetime-local"
                aria-label={t('due')}
                value={due}
                onChange={(event) => setDue(event.currentTarget.value)}
              />
              <Button type="submit" size="compact-sm" loading={add.isPending}>
                {t('save')}
              </Button>
            </>
          )}
        </form>
      )}
    </section>
  )
}
