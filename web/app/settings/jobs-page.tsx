import { Badge, Button } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../../ui/blank.tsx'
import { useFormat } from '../../../ui/format.ts'
import { Line, Lines, LinesSkeleton } from '../../../ui/lines.tsx'
import { Page } from '../../../ui/page.tsx'
import { api } from '../api.ts'
import { useFailureNotice } from '../notices.tsx'
import { Failed } from '../states.tsx'
import { jobsQuery, platformKeys } from './api.ts'

/** Work that failed and waits, and what was given up. */
export const JobsPage = () => {
  const { t } = useTranslation(['settings', 'app'])
  const format = useFormat()
  const client = useQueryClient()
  const failed = useFailureNotice()
  const jobs = useQuery(jobsQuery)
  const refresh = () => client.invalidateQueries({ queryKey: platformKeys.jobs })
  const again = useMutation({
    mutationFn: (id: string) => api('PUT /jobs/{id}/attempt', { params: { id } }),
    onSuccess: refresh,
    onError: failed,
  })
  const giveUp = useMutation({
    mutationFn: (id: string) => api('DELETE /jobs/{id}', { params: { id } }),
    onSuccess: refresh,
    onError: failed,
  })
  return (
    <Page
      title={t('place.jobs')}
      text={t('jobs.text')}
      actions={
        <Button variant="default" onClick={() => jobs.refetch()} loading={jobs.isRefetching}>
          {t('refresh')}
        </Button>
      }
    >
      {jobs.isPending && <LinesSkeleton label={t('app:loading')} />}
      {jobs.isError && !jobs.data && <Failed error={jobs.error} retry={() => jobs.refetch()} />}
      {jobs.data?.items.length === 0 && (
        <Blank icon={<IconChecks size={32} stroke={1.4} />} title={t('jobs.none')} text={t('jobs.noneText')} />
      )}
      {jobs.data && jobs.data.items.length > 0 && (
        <Lines label={t('place.jobs')}>
          {jobs.data.items.map((job) => (
            <Line
              key={job.id}
              title={
                <>
                  <Badge variant="light" color={job.dead ? 'red' : 'yellow'}>
                    {job.dead ? t('jobs.dead') : t('jobs.waiting')}
                  </Badge>{' '}
                  <code>{job.name}</code>
                </>
              }
              text={[
                t('jobs.attempts', { done: job.attempts, all: job.maxAttempts }),
                !job.dead && t('deliveries.next', { at: format.moment(job.runAt) }),
                job.reason,
              ]
                .filter(Boolean)
                .join(' · ')}
              actions={
                <>
                  <Button
                    size="compact-sm"
                    variant="default"
                    loading={again.isPending && again.variables === job.id}
                    onClick={() => again.mutate(job.id)}
                  >
                    {t('app:tryAgain')}
                  </Button>
                  {job.dead && (
                    <Button size="compact-sm" variant="subtle" color="red" onClick={() => giveUp.mutate(job.id)}>
                      {t('jobs.giveUp')}
                    </Button>
                  )}
                </>
              }
            />
          ))}
        </Lines>
      )}
    </Page>
  )
}
