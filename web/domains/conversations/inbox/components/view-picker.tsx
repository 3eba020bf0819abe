import { UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Picker } from '../../../../../ui/picker.tsx'
import { countsQuery, type Place, viewCountsQuery, viewsQuery } from '../../api.ts'
import { signs } from '../../views/components/saved-views.tsx'
import { standingViews } from '../../views/standing-views.tsx'
import { usePlace, useSavedViews } from '../../views/use-views.ts'
import classes from './list-header.module.css'

interface Props {
  place: Place
  opened: boolean
  onOpenedChange: (opened: boolean) => void
  onChoose: (place: Place) => void
}

/** The name of the view, and under it all others to choose from. */
export const ViewPicker = ({ place, opened, onOpenedChange, onChoose }: Props) => {
  const { t } = useTranslation(['conversations', 'views'])
  const { name } = usePlace(place)
  const saved = useSavedViews()
  const ready = useQuery(viewsQuery).data?.readyMade ?? []
  const counts = useQuery(countsQuery).data?.items ?? []
  const viewCounts = useQuery(viewCountsQuery).data?.items ?? []
  const told = (found: { count: number | null; more: boolean } | undefined) =>
    found?.count ? `${found.count}${found.more ? '+' : ''}` : undefined
  const toldOf = (id: string) => told(viewCounts.find((item) => item.id === id))

  return (
    <Picker
      opened={opened}
      onOpenedChange={onOpenedChange}
      searchLabel={t('views:find')}
      nothingLabel={t('pick.nothing')}
      width={280}
      chosen={[place]}
      onChoose={onChoose}
      choices={[
        ...standingViews.map(({ view, Icon, counted }) => ({
          value: view,
          label: t(`view.${view}`),
          icon: <Icon size={16} stroke={1.6} aria-hidden="true" />,
          aside: counted ? told(counts.find((item) => item.view === view)) : undefined,
        })),
        ...saved.map(({ id, name: its, kind }) => {
          const Sign = signs[kind]
          return {
            value: id,
            label: its,
            icon: <Sign size={16} stroke={1.6} aria-hidden="true" />,
            aside: toldOf(id),
          }
        }),
        ...ready.map(({ id, by, name: its, value }) => ({
          value: id,
          label: `${t(`views:by.${by}`)}: ${by === 'urgency' ? t(`urgency.${value as 'urgent'}`) : its}`,
          aside: toldOf(id),
        })),
      ]}
    >
      {(open) => (
        <UnstyledButton className={classes.viewButton} onClick={open} aria-haspopup="dialog" aria-expanded={opened}>
          <h1 className={classes.title}>{name ?? ' '}</h1>
          <IconChevronDown size={16} aria-hidden="true" className={classes.chevron} />
        </UnstyledButton>
      )}
    </Picker>
  )
}
