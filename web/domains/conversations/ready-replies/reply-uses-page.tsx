import { Anchor, SegmentedControl } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../../ui/format.ts'
import { Line, Lines, LinesSkeleton } from '../../../../ui/lines.tsx'
import { MoreButton } from '../../../../ui/more-button.tsx'
import { Page } from '../../../../ui/page.tsx'
import { Failed } from '../../../app/states.tsx'
import { readyRepliesQuery, usesQuery } from './api.ts'

const from = '/member/settings/ready-replies/$id'
const outcomes = ['all', 'held', 'reopened', 'unresolved', 'too-early'] as const

/** The conversations behind the figures of a ready-made reply. */
export const ReplyUsesPage = () => {
  const { t } = useTranslation(['replies', 'app'])
  const { id } = useParams({ from })
  const { outcome } = useSearch({ from })
  const navigate = useNavigate()
  const format = useFormat()
  const name = useQuery(readyRepliesQuery).data?.items.find((each) => each.id === id)?.name ?? ''
  const uses = useInfiniteQuery(usesQuery(id, 7, outcome))
  const items = uses.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page
      title={t('uses.title', { name })}
      above={
        <Anchor component={Link} to="/settings/ready-replies" size="sm">
          <IconChevronLeft size={14} aria-hidden="true" /> {t('uses.back')}
        </Anchor>
      }
    >
      <SegmentedControl
        style={{ alignSelf: 'flex-start', maxWidth: '100%', overflowX: 'auto' }}
        aria-label={t('page.rows')}
        value={outcome ?? 'all'}
        onChange={(value) =>
          navigate({
            to: '/settings/ready-replies/$id',
            params: { id },
            search: { outcome: outcomes.find((each) => each !== 'all' && each === value) as 'held' | undefined },
          })
        }
        data={outcomes.map((value) => ({ value, label: t(`uses.${value}`) }))}
      />
      {uses.isPending && <LinesSkeleton label={t('app:loading')} />}
      {uses.isError && <Failed error={uses.error} retry={() => uses.refetch()} />}
      {uses.data && items.length === 0 && <p>{t('uses.none')}</p>}
      {items.length > 0 && (
        <Lines label={t('page.rows')}>
          {items.map((use) => (
            <Line
              key={use.id}
              title={
                <Link to="/inbox/$view/{-$number}" params={{ view: 'all', number: String(use.conversation.number) }}>
                  #{use.conversation.number} {use.conversation.subject}
                </Link>
              }
              text={`${format.moment(use.at)} · ${use.member?.name ?? ''} · ${t(`uses.${use.outcome}`)}`}
            />
          ))}
        </Lines>
      )}
      <MoreButton query={uses} label={t('app:more')} />
    </Page>
  )
}
