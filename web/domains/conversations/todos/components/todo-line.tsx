import { ActionIcon, Checkbox } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ToDo } from '../../../../../contract/todos.ts'
import { useFormat } from '../../../../../ui/format.ts'
import { useNow } from '../../../../../ui/use-now.ts'
import { useTodos } from '../use-todos.ts'
import classes from './todos.module.css'

interface Props {
  todo: ToDo
  mayWrite: boolean
  /** Beside its conversation, where its undo shows what came back. */
  mayRemove?: boolean
  /** What stands beside the due time: whose it is, or where it belongs. */
  beside?: ReactNode
}

/** One thing to do: ticked, it is done; overdue, it says so. */
export const TodoLine = ({ todo, mayWrite, mayRemove = false, beside }: Props) => {
  const { t } = useTranslation('todos')
  const format = useFormat()
  const now = useNow(30_000)
  const { tick, remove } = useTodos()
  const { id, text, dueAt, done } = todo
  const overdue = !done && dueAt !== null && new Date(dueAt).getTime() < now.getTime()
  return (
    <li className={classes.line} data-done={done !== null || undefined}>
      <Checkbox
        size="sm"
        checked={done !== null}
        disabled={!mayWrite}
        aria-label={t(done ? 'undone' : 'done', { text })}
        onChange={(event) => tick({ id, text, done: event.currentTarget.checked })}
      />
      <span className={classes.words}>
        <span className={classes.text}>{text}</span>
        <span className={classes.facts} data-overdue={overdue || undefined}>
          {dueAt && <span>{t(overdue ? 'overdue' : 'dueAt', { at: format.moment(dueAt) })}</span>}
          {beside}
        </span>
      </span>
      {mayRemove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={22}
          aria-label={t('remove', { text })}
          onClick={() => remove(todo)}
        >
          <IconX size={13} stroke={1.6} />
        </ActionIcon>
      )}
    </li>
  )
}
