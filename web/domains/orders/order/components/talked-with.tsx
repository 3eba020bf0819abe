import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../../../ui/card.tsx'
import { ShortMoment } from '../../../../../ui/moment.tsx'
import { useAbility } from '../../../../app/session.ts'
import { talkedWithQuery } from '../../api.ts'
import classes from '../order-page.module.css'

interface Props {
  personId: string
  name: string
  as: 'sender' | 'recipient'
}

/** One of the two people, and what is being talked about with them. */
export const TalkedWith = ({ personId, name, as }: Props) => {
  const { t } = useTranslation(['orders', 'conversations'])
  const mayRead = useAbility('conversations.read')
  const found = useQuery({ ...talkedWithQuery(personId), enabled: mayRead }).data?.items
  return (
    <Card
      title={
        <>
          {t(as)}:{' '}
          <Link to="/people/$id" params={{ id: personId }}>
            {name}
          </Link>
        </>
      }
    >
      {found?.length === 0 && <p className={classes.quiet}>{t('noConversations')}</p>}
      {found && found.length > 0 && (
        <ul className={classes.lines} aria-label={t('conversationsWith', { name })}>
          {found.map((line) => (
            <li key={line.id}>
              <Link to="/inbox/$view/{-$number}" params={{ view: 'all', number: String(line.number) }}>
                {line.subject || line.snippet || `#${line.number}`}
              </Link>
              <span className={classes.quiet}>
                #{line.number} · {t(`conversations:status.${line.status}`)} · <ShortMoment at={line.lastMessageAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
