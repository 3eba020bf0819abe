import { Button, CloseButton, Group, Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkRun } from '../../../../contract/bulk.ts'
import { useActions } from '../../../app/actions.ts'
import { useSession } from '../../../app/session.ts'
import { isUnderWay, runsQuery } from './api.ts'
import classes from './bulk-progress.module.css'
import { useBulk } from './use-bulk.ts'
import { useRunWords } from './use-run-words.ts'

const hiddenKey = 'kept.bulk-hidden'
/** Milliseconds in which one that has ended is still news, and may lie over the work. */
const news = 2 * 60_000

/** My newest act on many conversations: how far it is, from whatever page, also after a reload. */
export const BulkProgress = () => {
  const me = useSession().profile.member.id
  const [hidden, setHidden] = useState(() => sessionStorage.getItem(hiddenKey))
  const runs = useQuery(runsQuery).data?.items ?? []
  const run = runs.find(({ by }) => by.id === me)
  const isOld = usePast(run?.finishedAt ? new Date(run.finishedAt).getTime() + news : null)
  if (!run) return null
  const version = `${run.id}${run.state}`
  const hide = () => {
    sessionStorage.setItem(hiddenKey, version)
    setHidden(version)
  }
  return (
    <>
      <WayTo run={run} />
      {(isUnderWay(run) || (hidden !== version && !isOld)) && <Notice run={run} onHide={hide} />}
    </>
  )
}

/** Whether a time is past; drawn anew when it comes. */
const usePast = (time: number | null): boolean => {
  const [, setPassed] = useState(0)
  useEffect(() => {
    const left = time === null ? 0 : time - Date.now()
    if (left <= 0) return
    const timer = setTimeout(() => setPassed(Date.now()), left)
    return () => clearTimeout(timer)
  }, [time])
  return time !== null && Date.now() >= time
}

/** What is no news any more can still be looked at and undone: the command bar leads there. */
const WayTo = ({ run }: { run: BulkRun }) => {
  const { t } = useTranslation(['bulk', 'app'])
  const navigate = useNavigate()
  const open = () => navigate({ to: '/bulk/$id', params: { id: run.id } })
  useActions([{ id: 'bulk.newest', label: t('newest'), group: t('app:everywhere'), run: open }])
  return null
}

const Notice = ({ run, onHide }: { run: BulkRun; onHide: () => void }) => {
  const { t } = useTranslation(['bulk', 'app'])
  const { stop, undo } = useBulk()
  const words = useRunWords()
  const done = run.state === 'undoing' ? run.undone + run.left : run.done + run.unchanged + run.refused
  const whole = run.state === 'undoing' ? run.done + run.undone + run.left : run.total
  return (
    <section className={classes.notice} aria-label={t('progress')}>
      <div className={classes.head}>
        <span role="status">{words(run)}</span>
        {!isUnderWay(run) && <CloseButton size="sm" aria-label={t('app:close')} onClick={onHide} />}
      </div>
      {isUnderWay(run) && <Progress value={whole > 0 ? (done / whole) * 100 : 0} aria-label={t('progress')} />}
      <Group gap={6}>
        {run.abilities.stop && (
          <Button size="compact-sm" variant="default" onClick={() => stop(run.id)}>
            {t('stop')}
          </Button>
        )}
        {run.abilities.undo && (
          <Button size="compact-sm" variant="light" onClick={() => undo(run.id)}>
            {t('app:undo')}
          </Button>
        )}
        <Button size="compact-sm" variant="subtle" component={Link} to={`/bulk/${run.id}`}>
          {t('rows')}
        </Button>
      </Group>
    </section>
  )
}
