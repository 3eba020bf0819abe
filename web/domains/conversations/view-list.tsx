import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { View } from '../../../contract/conversations.ts'
import { useFormat } from '../../../ui/format.ts'
import { countsQuery } from './api.ts'
import classes from './view-list.module.css'
import { views } from './views.tsx'

/** Views that are looked into all day show how much is in them; the others would only shout. */
const counted: readonly View[] = ['open', 'mine', 'unassigned', 'waiting', 'spam']

interface Props {
  onChoose?: () => void
}

export const ViewList = ({ onChoose }: Props) => {
  const { t } = useTranslation('conversations')
  const format = useFormat()
  const { data } = useQuery(countsQuery)
  const countOf = (view: View) => data?.items.find((item) => item.view === view)

  return (
    <ul className={classes.list} aria-label={t('views')}>
      {views.map(({ view, Icon }) => {
        const found = counted.includes(view) ? countOf(view) : undefined
        return (
          <li key={view}>
            <Link
              to="/inbox/$view/{-$number}"
              params={{ view, number: undefined }}
              className={classes.link}
              activeProps={{ 'data-active': true }}
              activeOptions={{ exact: false, includeSearch: false }}
              onClick={onChoose}
            >
              <Icon size={17} stroke={1.6} aria-hidden="true" />
              <span className={classes.name}>{t(`view.${view}`)}</span>
              {found && found.count > 0 && (
                <span className={classes.count}>
                  {format.number(found.count)}
                  {found.more && '+'}
                </span>
              )}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
