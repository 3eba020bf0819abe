import { SegmentedControl } from '@mantine/core'
import { IconTimelineEvent } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../../../../ui/blank.tsx'
import { LinesSkeleton } from '../../../../../ui/lines.tsx'
import { MoreButton } from '../../../../../ui/more-button.tsx'
import { Failed } from '../../../../app/states.tsx'
import { timelineQuery } from '../../api.ts'
import { timelineKinds } from '../../rules.ts'
import classes from './timeline.module.css'
import { TimelineLine } from './timeline-line.tsx'

/** Everything that happened with this person, one line an event. */
export const Timeline = ({ personId, personName }: { personId: string; personName: string }) => {
  const { t } = useTranslation(['customers', 'app'])
  const [kind, setKind] = useState('')
  const list = useInfiniteQuery(timelineQuery(personId, kind || undefined))
  const entries = list.data?.pages.flatMap((page) => page.items) ?? []

  return (
    <section className={classes.timeline}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('timeline')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('timelineKind')}
          value={kind}
          onChange={setKind}
          data={[
            { value: '', label: t('only.all') },
            ...timelineKinds.map((value) => ({ value, label: t(`only.${value.replace('.', '') as 'message'}`) })),
          ]}
        />
      </div>
      {list.isPending && <LinesSkeleton label={t('app:loading')} />}
      {list.isError && !list.data && <Failed error={list.error} retry={() => list.refetch()} />}
      {list.data && entries.length === 0 && (
        <Blank
          icon={<IconTimelineEvent size={30} stroke={1.4} />}
          title={t('timelineEmpty')}
          text={t('timelineEmptyText')}
        />
      )}
      <ol className={classes.entries}>
        {entries.map((entry) => (
          <TimelineLine key={entry.position} entry={entry} personName={personName} />
        ))}
      </ol>
      <MoreButton query={list} label={t('app:more')} />
    </section>
  )
}
