import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Segment } from '../../../../../contract/segments.ts'
import { Chip } from '../../../../../ui/chip.tsx'
import { useFormat } from '../../../../../ui/format.ts'
import { segmentCountsQuery } from '../../api.ts'
import classes from './segment-bar.module.css'

interface Props {
  segments: readonly Segment[]
  chosen: string | undefined
  onChoose: (id: string | undefined) => void
}

/** Everybody, and each segment with how many are in it. */
export const SegmentBar = ({ segments, chosen, onChoose }: Props) => {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const counts = useQuery(segmentCountsQuery).data?.items ?? []
  if (segments.length === 0) return null
  return (
    <fieldset className={classes.bar} aria-label={t('segments.title')}>
      <Chip className={classes.chip} aria-pressed={!chosen} onClick={() => onChoose(undefined)}>
        {t('segments.everybody')}
      </Chip>
      {segments.map(({ id, name }) => {
        const count = counts.find((item) => item.id === id)
        return (
          <Chip className={classes.chip} key={id} aria-pressed={chosen === id} onClick={() => onChoose(id)}>
            {name}
            {count?.count != null && (
              <span className={classes.count}>
                {format.number(count.count)}
                {count.more && '+'}
              </span>
            )}
          </Chip>
        )
      })}
    </fieldset>
  )
}
