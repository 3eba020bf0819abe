import { useFormat } from './format.ts'

interface Props {
  at: string
  className?: string | undefined
}

/** When, as short as a list needs; all of it on hover. */
export const ShortMoment = ({ at, className }: Props) => {
  const format = useFormat()
  return (
    <time dateTime={at} title={format.full(at)} className={className}>
      {format.short(at)}
    </time>
  )
}

/** Day and time; all of it on hover. */
export const Moment = ({ at, className }: Props) => {
  const format = useFormat()
  return (
    <time dateTime={at} title={format.full(at)} className={className}>
      {format.moment(at)}
    </time>
  )
}
