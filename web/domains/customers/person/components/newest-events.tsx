import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Failed } from '../../../../app/states.tsx'
import { newestEventsQuery } from '../../api.ts'
import classes from './timeline.module.css'
import { TimelineLine } from './timeline-line.tsx'

const widths = ['90%', '75%', '82%', '60%', '86%']

/** The newest of a person's timeline, beside what else is shown of them; all of it is one click away. */
export const NewestEvents = ({ personId, personName }: { personId: string; personName: string }) => {
  const { t } = useTranslation(['customers', 'app'])
  const { data, error, isPending, refetch } = useQuery(newestEventsQuery(personId))
  return (
    <section className={classes.newest} aria-label={t('timeline')}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{t('timeline')}</h2>
        {data?.next && (
          <Link to="/people/$id" params={{ id: personId }} className={classes.all}>
            {t('timelineAll')}
          </Link>
        )}
      </div>
      {isPending && (
        <div role="status" aria-label={t('app:loading')}>
          {widths.map((width) => (
            <Skeleton key={width} height={14} my={10} width={width} />
          ))}
        </div>
      )}
      {error && !data && <Failed error={error} retry={refetch} />}
      {data?.items.length === 0 && <p className={classes.none}>{t('timelineEmpty')}</p>}
      <ol className={classes.entries}>
        {data?.items.map((entry) => (
          <TimelineLine key={entry.position} entry={entry} personName={personName} />
        ))}
      </ol>
    </section>
  )
}
