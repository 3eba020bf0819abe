import { Button, Loader } from '@mantine/core'
import { IconCompass } from '@tabler/icons-react'
import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../ui/blank.tsx'
import classes from './route-states.module.css'
import { Failed } from './states.tsx'

export const RoutePending = () => {
  const { t } = useTranslation('app')
  return (
    <div className={classes.pending} role="status" aria-label={t('loading')}>
      <Loader size="sm" />
    </div>
  )
}

export const RouteFailed = ({ error, reset }: ErrorComponentProps) => (
  <div className={classes.pending}>
    <Failed error={error} retry={reset} />
  </div>
)

export const RouteMissing = () => {
  const { t } = useTranslation('app')
  return (
    <main className={classes.pending}>
      <Blank
        level={1}
        icon={<IconCompass size={32} stroke={1.5} />}
        title={t('missing.title')}
        text={t('missing.text')}
      >
        <Button component={Link} to="/" variant="light">
          {t('missing.go')}
        </Button>
      </Blank>
    </main>
  )
}
