import { Button } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../../app/api.ts'
import { useFailureNotice } from '../../../app/notices.tsx'
import { RoutePending } from '../../../app/route-states.tsx'
import { setupQuery } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { Door } from './components/door.tsx'
import { FirstRun } from './components/first-run.tsx'
import { useEnter } from './use-enter.ts'
import classes from './welcome-page.module.css'

/** The very first screen: into the demo with one button, or making one's own workspace. */
export const WelcomePage = () => {
  const { t } = useTranslation('team')
  const { data, error, isPending, refetch } = useQuery(setupQuery)

  if (isPending) return <RoutePending />
  if (!data) return <Failed error={error} retry={refetch} />
  if (data.demo) return <DemoDoor />
  if (!data.needsSetup) return <Navigate to="/sign-in" search={{}} />
  return (
    <Door title={t('first.title')} text={t('first.text')}>
      <FirstRun />
    </Door>
  )
}

const DemoDoor = () => {
  const { t } = useTranslation('team')
  const enter = useEnter()
  const failed = useFailureNotice()
  const demo = useMutation({
    mutationFn: () => api('POST /demo/session'),
    onSuccess: (session) => enter(session),
    onError: failed,
  })
  return (
    <Door title={t('demo.title')} text={t('demo.text')}>
      <Button
        fullWidth
        size="md"
        rightSection={<IconArrowRight size={18} />}
        loading={demo.isPending}
        onClick={() => demo.mutate()}
        autoFocus
      >
        {t('demo.go')}
      </Button>
      <ul className={classes.hints}>
        <li>{t('demo.hintInbox')}</li>
        <li>{t('demo.hintDesk')}</li>
        <li>{t('demo.hintMail')}</li>
      </ul>
      <Link to="/sign-in" search={{}} className={classes.other}>
        {t('demo.signIn')}
      </Link>
    </Door>
  )
}
