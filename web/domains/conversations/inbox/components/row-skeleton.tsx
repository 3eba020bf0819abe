import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './row-skeleton.module.css'

const widths = [46, 62, 38, 55, 70, 44, 58, 50]

/** As high as real rows, so that nothing moves when they come. */
export const RowSkeleton = ({ height }: { height: number }) => {
  const { t } = useTranslation('app')
  return (
    <div role="status" aria-label={t('loading')}>
      {widths.map((width) => (
        <div className={classes.row} style={{ height }} key={width}>
          <Skeleton height={12} width={`${width}%`} />
          <Skeleton height={10} width={`${width + 20}%`} />
          <Skeleton height={10} width="88%" />
          <Skeleton height={10} width="30%" />
        </div>
      ))}
    </div>
  )
}
