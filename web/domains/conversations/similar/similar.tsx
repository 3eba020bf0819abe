import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Contract } from '../../../../contract/contract.ts'
import type { CallOutput } from '../../../../contract/endpoint.ts'
import { ShortMoment } from '../../../../ui/moment.tsx'
import { similarQuery } from '../api.ts'
import { isDone } from '../rules.ts'
import classes from './similar.module.css'

type Why = CallOutput<Contract['GET /conversations/{id}/similar']>['items'][number]['why']

/** Others about the same, with what they have in common. */
export const Similar = ({ conversationId }: { conversationId: string }) => {
  const { t } = useTranslation(['search', 'conversations'])
  const { data, isPending, isError } = useQuery(similarQuery(conversationId))
  return (
    <section className={classes.similar}>
      <h2 className={classes.heading}>{t('similar.title')}</h2>
      {isPending && [80, 64].map((width) => <Skeleton key={width} height={12} width={`${width}%`} my={8} />)}
      {isError && <p className={classes.none}>{t('similar.failed')}</p>}
      {data?.items.length === 0 && <p className={classes.none}>{t('similar.none')}</p>}
      {data && data.items.length > 0 && (
        <ul className={classes.list}>
          {data.items.map(({ conversation, why }) => (
            <li key={conversation.id}>
              <Link
                className={classes.one}
                to="/inbox/$view/{-$number}"
                params={{ view: 'all', number: String(conversation.number) }}
              >
                <span className={classes.subject} data-done={isDone(conversation) || undefined}>
                  {conversation.subject || t('conversations:noSubject')}
                </span>
                <span className={classes.state}>
                  {t(`conversations:status.${conversation.status}`)} · <ShortMoment at={conversation.lastMessageAt} />
                </span>
                <WhySimilar why={why} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const WhySimilar = ({ why }: { why: Why }) => {
  const { t } = useTranslation('search')
  const reasons = [
    t('similar.words', { words: why.words.slice(0, 4).join(', ') }),
    ...(why.samePerson ? [t('similar.samePerson')] : why.sameCompany ? [t('similar.sameCompany')] : []),
    ...(why.sameTopic ? [t('similar.sameTopic')] : []),
  ]
  return <span className={classes.why}>{reasons.join(' · ')}</span>
}
