import { ActionIcon } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedView } from '../../../../contract/views.ts'
import { useActions } from '../../../app/actions.ts'
import { countsQuery, type Place, viewCountsQuery, viewsQuery } from '../api.ts'
import { SavedViews } from './components/saved-views.tsx'
import { Section } from './components/section.tsx'
import { ViewLink } from './components/view-link.tsx'
import { figureOf } from './rules.ts'
import { standingViews } from './standing-views.tsx'
import { useSavedViews } from './use-views.ts'
import classes from './view-list.module.css'

const ViewDialog = lazy(() => import('./components/view-dialog.tsx'))

/** Every view with how much is in it: standing ones, saved ones, and by urgency and topic ready made. */
export const ViewList = () => {
  const { t } = useTranslation(['conversations', 'views'])
  const navigate = useNavigate()
  const saved = useSavedViews()
  const ready = useQuery(viewsQuery).data?.readyMade ?? []
  const counts = useQuery(countsQuery).data?.items ?? []
  const viewCounts = useQuery(viewCountsQuery).data?.items ?? []
  const [editing, setEditing] = useState<SavedView | 'new' | null>(null)
  const countOf = (id: string) => viewCounts.find((item) => item.id === id)
  const go = (view: Place) => navigate({ to: '/inbox/$view/{-$number}', params: { view, number: undefined } })

  const group = t('views')
  useActions([
    ...standingViews.flatMap(({ view, key }) =>
      key ? [{ id: `view.${view}`, keys: `g ${key}`, label: t(`view.${view}`), group, run: () => void go(view) }] : [],
    ),
    ...saved.map(({ id, name }, index) => {
      const keys = figureOf(index)
      return { id: `view.${id}`, ...(keys ? { keys } : {}), label: name, group, run: () => void go(id) }
    }),
    { id: 'view.new', label: t('views:new'), group, run: () => setEditing('new') },
  ])

  return (
    <>
      <ul className={classes.list} aria-label={t('views')}>
        {standingViews.map(({ view, Icon, counted }) => (
          <li key={view}>
            <ViewLink
              place={view}
              name={t(`view.${view}`)}
              icon={<Icon size={17} stroke={1.6} aria-hidden="true" />}
              count={counted ? counts.find((item) => item.view === view) : undefined}
            />
          </li>
        ))}
      </ul>
      <Section
        name="saved"
        title={t('views:saved')}
        action={
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            title={t('views:new')}
            aria-label={t('views:new')}
            onClick={() => setEditing('new')}
          >
            <IconPlus size={15} stroke={1.6} />
          </ActionIcon>
        }
      >
        <SavedViews views={saved} countOf={countOf} onEdit={setEditing} />
      </Section>
      {(['urgency', 'topic'] as const).map((by) => {
        const its = ready.filter((view) => view.by === by)
        if (its.length === 0) return null
        return (
          <Section key={by} name={by} title={t(`views:by.${by}`)} foldedAtFirst>
            <ul className={classes.list} aria-label={t(`views:by.${by}`)}>
              {its.map(({ id, name, value }) => (
                <li key={id}>
                  <ViewLink
                    place={id}
                    name={by === 'urgency' ? t(`urgency.${value as 'urgent'}`) : name}
                    count={countOf(id)}
                  />
                </li>
              ))}
            </ul>
          </Section>
        )
      })}
      <Suspense>
        {editing && (
          <ViewDialog
            view={editing === 'new' ? null : editing}
            onClose={() => setEditing(null)}
            onSaved={({ id }) => go(id)}
          />
        )}
      </Suspense>
    </>
  )
}
