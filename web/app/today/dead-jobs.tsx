import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../contract/platform.ts'
import { useAbility } from '../session.ts'
import { deadJobsQuery } from '../settings/api.ts'
import classes from './today-page.module.css'

const none: readonly Job[] = []

/** Work that was given up; only who may try it again is told. */
export const useDeadJobs = (): readonly Job[] => {
  const mayManage = useAbility('jobs.manage')
  return useQuery({ ...deadJobsQuery, enabled: mayManage }).data?.items ?? none
}

export const DeadJobs = ({ count }: { count: number }) => {
  const { t } = useTranslation('app')
  if (count === 0) return null
  return (
    <Link to="/settings/jobs" className={classes.trouble}>
      <IconAlertTriangle size={18} stroke={1.6} aria-hidden="true" />
      <span>
        <strong>{t('today.jobs', { count })}</strong> {t('today.jobsText')}
      </span>
    </Link>
  )
}
