import { Button } from '@mantine/core'
import { IconSpeakerphone } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { useFormat } from '../../../../../ui/format.ts'
import { MoreButton } from '../../../../../ui/more-button.tsx'
import { Failed } from '../../../../app/states.tsx'
import { isDone, personName } from '../../rules.ts'
import { affectedQuery } from '../api.ts'
import classes from './problems.module.css'

const TellDialog = lazy(() => import('./tell-dialog.tsx'))

/** Beside a problem: whom it concerns, and one word to all of them. */
export const AffectedCard = ({ conversation }: { conversation: Conversation }) =>
  conversation.affected > 0 && <Affected conversation={conversation} />

const Affected = ({ conversation }: { conversation: Conversation }) => {
  const { t } = useTranslation(['problems', 'conversations', 'app'])
  const { number } = useFormat()
  const [telling, setTelling] = useState(false)
  const query = useInfiniteQuery(affectedQuery(conversation.id))
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>
        {t('affected')} <span className={classes.count}>{number(conversation.affected)}</span>
      </h2>
      {query.isError && <Failed error={query.error} retry={() => query.refetch()} />}
      <ul className={classes.list} aria-label={t('affected')}>
        {items.map(({ conversation: line }) => (
          <li key={line.id}>
            <Link
              className={classes.one}
              to="/inbox/$view/{-$number}"
              params={{ view: 'all', number: String(line.number) }}
            >
              <span className={classes.subject} data-done={isDone(line) || undefined}>
                {line.subject || t('conversations:noSubject')}
              </span>
              <span className={classes.facts}>
                {personName(line.person)} · {t(`conversations:status.${line.status}`)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <MoreButton query={query} label={t('app:more')} />
      {conversation.abilities.reply && (
        <Button
          mt="xs"
          size="compact-sm"
          variant="light"
          leftSection={<IconSpeakerphone size={14} stroke={1.6} />}
          onClick={() => setTelling(true)}
        >
          {t('tell')}
        </Button>
      )}
      <Suspense>{telling && <TellDialog conversation={conversation} onClose={() => setTelling(false)} />}</Suspense>
    </section>
  )
}
