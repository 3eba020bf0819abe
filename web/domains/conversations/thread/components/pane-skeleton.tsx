import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './pane-skeleton.module.css'

/** Drawn in the measures of the thread, so that nothing moves when it comes. */
export const PaneSkeleton = () => {
  const { t } = useTranslation('app')
  return (
    <div className={classes.pane} role="status" aria-label={t('loading')}>
      <div className={classes.header}>
        <Skeleton height={18} width="52%" />
        <Skeleton height={22} width="70%" />
      </div>
      <div className={classes.thread}>
        <Skeleton height={36} radius="lg" />
        <Skeleton height={150} radius="lg" />
        <Skeleton height={110} radius="lg" />
      </div>
    </div>
  )
}
