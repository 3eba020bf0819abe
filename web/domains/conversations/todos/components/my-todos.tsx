import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../../../app/session.ts'
import { myTodosQuery } from '../api.ts'
import { TodoLine } from './todo-line.tsx'
import classes from './todos.module.css'

/** What I have to do over all conversations, each leading to its own. */
export const MyTodos = () => {
  const { t } = useTranslation('todos')
  const mayWrite = useAbility('conversations.write')
  const items = useQuery(myTodosQuery).data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className={classes.mine}>
      <h2 className={classes.heading}>{t('mine')}</h2>
      <ul className={classes.lines} aria-label={t('mine')}>
        {items.map((todo) => (
          <TodoLine
            key={todo.id}
            todo={todo}
            mayWrite={mayWrite}
            beside={
              <Link
                to="/inbox/$view/{-$number}"
                params={{ view: 'all', number: String(todo.conversation.number) }}
                className={classes.link}
              >
                #{todo.conversation.number} {todo.conversation.subject}
              </Link>
            }
          />
        ))}
      </ul>
    </section>
  )
}
