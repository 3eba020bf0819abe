import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../../ui/format.ts'
import { type Kept, mayInsist } from '../rules.ts'
import classes from './outbox-panel.module.css'

interface Props {
  item: Kept
  onLeave: () => void
  onInsist: () => void
  onOpen: () => void
}

/** One thing done without a connection: what, where, when; why it was refused, and what can be done about that. */
export const KeptWrite = ({ item, onLeave, onInsist, onOpen }: Props) => {
  const { t } = useTranslation('outbox')
  const format = useFormat()
  const { what, text, conversation, at, refused } = item
  const { meanwhile = [], assignee } = refused?.data ?? {}
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <span className={classes.what}>{t(`what.${what}`)}</span>
        {conversation && (
          <Link
            to="/inbox/$view/{-$number}"
            params={{ view: 'all', number: String(conversation.number) }}
            onClick={onOpen}
          >
            #{conversation.number}
          </Link>
        )}
        <span className={classes.at}>{format.moment(new Date(at))}</span>
      </div>
      {text && <div className={classes.text}>{text}</div>}
      {refused && (
        <div className={classes.why}>
          {refused.title}. {assignee ? t('isTheirs', { name: assignee.name }) : refused.detail}
        </div>
      )}
      {meanwhile.length > 0 && (
        <ul className={classes.meanwhile} aria-label={t('meanwhile')}>
          {meanwhile.map(({ id, author, snippet }) => (
            <li key={id}>
              <strong>{author.name ?? 'Kept'}</strong> {snippet}
            </li>
          ))}
        </ul>
      )}
      <div className={classes.acts}>
        {refused && mayInsist(refused) && (
          <Button size="compact-sm" onClick={onInsist}>
            {t('insist')}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={onLeave}>
          {t(refused ? 'leave' : 'takeBack')}
        </Button>
      </div>
    </li>
  )
}
