import { ActionIcon, Button, Group } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconPencil, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../../../ui/blank.tsx'
import { Face } from '../../../../ui/face.tsx'
import { Line, Lines, LinesSkeleton } from '../../../../ui/lines.tsx'
import { ShortMoment } from '../../../../ui/moment.tsx'
import { MoreButton } from '../../../../ui/more-button.tsx'
import { Page } from '../../../../ui/page.tsx'
import { SearchField } from '../../../../ui/search-field.tsx'
import { useActions } from '../../../app/actions.ts'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { peopleQuery, segmentsQuery } from '../api.ts'
import { companiesOf, emailOf, nameOf } from '../rules.ts'
import { SegmentBar } from '../segments/components/segment-bar.tsx'
import { NewPerson } from './components/new-person.tsx'
import { PeopleFilter } from './components/people-filter.tsx'

const SegmentDialog = lazy(() => import('../segments/components/segment-dialog.tsx'))

interface Asked {
  text?: string | undefined
  filter?: string | undefined
  segment?: string | undefined
}

/** People: searched by words, narrowed by a filter, or those of a segment. */
export const PeoplePage = () => {
  const { t } = useTranslation(['customers', 'app'])
  const asked: Asked = useSearch({ from: '/member/people' })
  const { text, filter, segment: segmentId } = asked
  const navigate = useNavigate()
  const mayWrite = useAbility('people.write')
  const [over, setOver] = useState<'person' | 'segment' | 'new segment' | null>(null)
  const [filtering, setFiltering] = useState(Boolean(filter))
  const list = useInfiniteQuery(peopleQuery({ text, filter, segmentId }))
  const people = list.data?.pages.flatMap((page) => page.items) ?? []
  const segments = useQuery(segmentsQuery).data?.items ?? []
  const segment = segments.find(({ id }) => id === segmentId)
  const ask = (next: Asked) => navigate({ to: '/people', search: { ...asked, ...next }, replace: true })
  const narrowed = Boolean(text || filter || segmentId)

  const group = t('people')
  useActions([
    { id: 'people.filter', keys: 'q', label: t('segments.filter'), group, run: () => setFiltering(!filtering) },
    ...segments.map(({ id, name }) => ({
      id: `segment.${id}`,
      label: name,
      group: t('segments.title'),
      run: () => void ask({ segment: id }),
    })),
  ])

  return (
    <Page
      title={t('people')}
      actions={
        mayWrite && (
          <Button leftSection={<IconUserPlus size={17} />} onClick={() => setOver('person')}>
            {t('addPerson')}
          </Button>
        )
      }
    >
      <Group gap="xs" wrap="nowrap" align="center">
        <div style={{ flex: 1, minWidth: 0 }}>
          <SearchField label={t('searchPeople')} text={text} onSearch={(next) => ask({ text: next })} />
        </div>
        {segment?.abilities.change && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            title={t('segments.edit')}
            aria-label={t('segments.edit')}
            onClick={() => setOver('segment')}
          >
            <IconPencil size={18} stroke={1.6} />
          </ActionIcon>
        )}
        <ActionIcon
          variant={filter ? 'light' : 'subtle'}
          color={filter ? 'teal' : 'gray'}
          size={36}
          title={t('segments.filter')}
          aria-label={t('segments.filter')}
          aria-expanded={filtering}
          onClick={() => setFiltering(!filtering)}
        >
          <IconAdjustmentsHorizontal size={19} stroke={1.6} />
        </ActionIcon>
      </Group>
      <SegmentBar segments={segments} chosen={segmentId} onChoose={(id) => ask({ segment: id })} />
      {filtering && (
        <PeopleFilter
          segmentId={segmentId}
          filter={filter}
          onFilter={(next) => ask({ filter: next })}
          onSave={() => setOver('new segment')}
        />
      )}
      {list.isPending && <LinesSkeleton label={t('app:loading')} />}
      {list.isError && !list.data && <Failed error={list.error} retry={() => list.refetch()} />}
      {list.data && people.length === 0 && (
        <Blank
          icon={<IconUsers size={32} stroke={1.4} />}
          title={narrowed ? t('nobodyFound') : t('nobodyYet')}
          text={narrowed ? t('nobodyFoundText') : t('nobodyYetText')}
        />
      )}
      {people.length > 0 && (
        <Lines label={t('people')}>
          {people.map((person) => (
            <Line
              key={person.id}
              icon={<Face name={nameOf(person)} size={34} />}
              title={
                <Link to="/people/$id" params={{ id: person.id }}>
                  {nameOf(person)}
                </Link>
              }
              text={[emailOf(person), companiesOf(person), person.city].filter(Boolean).join(' · ')}
              actions={person.lastContactAt && <ShortMoment at={person.lastContactAt} />}
            />
          ))}
        </Lines>
      )}
      <MoreButton query={list} label={t('app:more')} />
      {over === 'person' && (
        <NewPerson onClose={() => setOver(null)} onAdded={(id) => navigate({ to: '/people/$id', params: { id } })} />
      )}
      <Suspense>
        {(over === 'new segment' || (over === 'segment' && segment)) && (
          <SegmentDialog
            segment={over === 'segment' ? (segment ?? null) : null}
            text={filter}
            onClose={() => setOver(null)}
            onSaved={({ id }) => ask({ segment: id, filter: undefined })}
            onRemoved={() => ask({ segment: undefined })}
          />
        )}
      </Suspense>
    </Page>
  )
}
