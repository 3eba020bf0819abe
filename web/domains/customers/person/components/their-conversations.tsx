import { Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ShortMoment } from '../../../../../ui/moment.tsx'
import { useStatusName } from '../../../conversations/index.ts'
import { personConversationsQuery } from '../../api.ts'
import classes from './side-list.module.css'

export const TheirConversations = ({ personId }: { personId: string }) => {
  const { t } = useTranslation(['customers', 'conversations'])
  const { nameOf } = useStatusName()
  const list = useInfiniteQuery(personConversationsQuery(personId))
  const lines = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section>
      <h2 className={classes.heading}>{t('conversations')}</h2>
      {list.isPending && <Skeleton height={120} />}
      {list.data && lines.length === 0 && <p className={classes.quiet}>{t('noConversations')}</p>}
      <ul className={classes.list}>
        {lines.map((line) => (
          <li key={line.id} className={classes.item}>
            <div className={classes.words}>
              <Link
                to="/inbox/$view/{-$number}"
                params={{ view: 'all', number: String(line.number) }}
                className={classes.name}
              >
                {line.subject || line.snippet}
              </Link>
              <span className={classes.quiet}>
                #{line.number} · {nameOf(line)} · <ShortMoment at={line.lastMessageAt} />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
