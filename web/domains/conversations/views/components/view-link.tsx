import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useFormat } from '../../../../../ui/format.ts'
import type { Place } from '../../api.ts'
import classes from '../view-list.module.css'

interface Props {
  place: Place
  name: string
  icon?: ReactNode
  count: { count: number | null; more: boolean } | undefined
}

/** A view and how much is in it; what could not be counted in time has no number. */
export const ViewLink = ({ place, name, icon, count }: Props) => {
  const format = useFormat()
  return (
    <Link
      to="/inbox/$view/{-$number}"
      params={{ view: place, number: undefined }}
      className={classes.link}
      activeProps={{ 'data-active': true }}
      activeOptions={{ exact: false, includeSearch: false }}
      draggable={false}
      title={name}
    >
      {icon}
      <span className={classes.name}>{name}</span>
      {count?.count ? (
        <span className={classes.count}>
          {format.number(count.count)}
          {count.more && '+'}
        </span>
      ) : null}
    </Link>
  )
}
