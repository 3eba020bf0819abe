import { Button, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkRow } from '../../../../contract/bulk.ts'
import { useFormat } from '../../../../ui/format.ts'
import { Line, Lines, LinesSkeleton } from '../../../../ui/lines.tsx'
import { MoreButton } from '../../../../ui/more-button.tsx'
import { Page } from '../../../../ui/page.tsx'
import { Failed } from '../../../app/states.tsx'
import { rowsQuery, runQuery } from './api.ts'
import { useBulk } from './use-bulk.ts'
import { useRunWords } from './use-run-words.ts'

const states = ['all', 'done', 'unchanged', 'refused', 'undone', 'left', 'waiting'] as const

/** What became of each conversation of one act. */
export const BulkRunPage = () => {
  const { t, i18n } = useTranslation(['bulk', 'errors', 'app'])
  const { id } = useParams({ from: '/member/bulk/$id' })
  const format = useFormat()
  const words = useRunWords()
  const { stop, undo } = useBulk()
  const [shown, setShown] = useState<(typeof states)[number]>('all')
  const run = useQuery(runQuery(id))
  const rows = useInfiniteQuery(rowsQuery(id, shown === 'all' ? undefined : shown, run.data?.state ?? ''))
  if (run.isError) return <Failed error={run.error} retry={() => run.refetch()} />
  if (!run.data) return <LinesSkeleton label={t('app:loading')} />
  const { abilities, by, createdAt } = run.data
  const items = rows.data?.pages.flatMap((page) => page.items) ?? []
  const reasonOf = ({ reason, detail }: BulkRow) => {
    if (!reason) return ''
    const key = i18n.exists(`bulk:reason.${reason}`) ? `reason.${reason}` : `errors:${reason}.title`
    return [t(key as 'reason.sent'), detail].filter(Boolean).join(': ')
  }
  return (
    <Page
      title={words(run.data)}
      text={`${by.name} · ${format.moment(createdAt)}`}
      actions={
        <>
          {abilities.stop && (
            <Button variant="default" onClick={() => stop(id)}>
              {t('stop')}
            </Button>
          )}
          {abilities.undo && <Button onClick={() => undo(id)}>{t('app:undo')}</Button>}
        </>
      }
    >
      <SegmentedControl
        style={{ alignSelf: 'flex-start', maxWidth: '100%', overflowX: 'auto' }}
        aria-label={t('rows')}
        value={shown}
        onChange={(value) => setShown(value as (typeof states)[number])}
        data={states.map((value) => ({
          value,
          label:
            value === 'all' || value === 'waiting'
              ? t(`row.${value}`)
              : `${t(`row.${value}`)} ${format.number(run.data[value])}`,
        }))}
      />
      {rows.isPending && <LinesSkeleton label={t('app:loading')} />}
      {rows.data && items.length === 0 && <p>{t('noRows')}</p>}
      {items.length > 0 && (
        <Lines label={t('rows')}>
          {items.map((row, index) => (
            <Line
              key={row.conversation?.id ?? index}
              title={
                row.conversation ? (
                  <Link to="/inbox/$view/{-$number}" params={{ view: 'all', number: String(row.conversation.number) }}>
                    #{row.conversation.number} {row.conversation.subject}
                  </Link>
                ) : (
                  t('gone')
                )
              }
              text={[t(`row.${row.state}`), reasonOf(row)].filter(Boolean).join(' · ')}
            />
          ))}
        </Lines>
      )}
      <MoreButton query={rows} label={t('app:more')} />
    </Page>
  )
}
