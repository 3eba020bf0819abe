import { Skeleton, Text } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ShortMoment } from '../../../../../ui/moment.tsx'
import type { Forms } from '../../../../app/filters/noun.ts'
import { countQuery, listQuery, type Place } from '../../api.ts'
import { personName } from '../../rules.ts'
import classes from './filter-preview.module.css'

const few = 4

/** What a filter finds while it is being made: how many, and the first of them. */
export const FilterPreview = ({ place, forms }: { place: Place; forms: Forms | null }) => {
  const { t } = useTranslation(['views', 'conversations'])
  const text = forms?.text ?? ''
  const options = { enabled: forms !== null, placeholderData: keepPreviousData }
  const count = useQuery({ ...countQuery(place, text), ...options }).data
  const found = useInfiniteQuery({ ...listQuery(place, { filter: text }), ...options })
  const lines = found.data?.pages[0]?.items.slice(0, few) ?? []

  return (
    <section className={classes.preview} aria-label={t('preview')} data-old={forms === null || undefined}>
      <Text size="sm" c="dimmed" aria-live="polite">
        {count
          ? count.count === null
            ? t('manyFound')
            : t('found', { count: count.count, more: count.more ? '+' : '' })
          : ' '}
      </Text>
      {found.isPending ? (
        <Skeleton height={28 * few} />
      ) : (
        <ul className={classes.lines}>
          {lines.map((line) => (
            <li key={line.id} className={classes.line}>
              <span className={classes.who}>{personName(line.person)}</span>
              <span className={classes.subject}>{line.subject || t('conversations:noSubject')}</span>
              <ShortMoment at={line.lastMessageAt} className={classes.time} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
