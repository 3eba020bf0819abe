import { UnstyledButton } from '@mantine/core'
import { IconCloudUp, IconCloudX } from '@tabler/icons-react'
import i18next from 'i18next'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOutbox } from '../outbox.ts'
import classes from './outbox-mark.module.css'

const loadPanel = () => import('./outbox-panel.tsx')
const OutboxPanel = lazy(loadPanel)

/** How much waits for a connection, or for a decision; opens what it is. */
export const OutboxMark = () => {
  const { t } = useTranslation('app')
  const [opened, setOpened] = useState(false)
  const box = useOutbox()
  const refused = box.filter((item) => item.refused).length
  // Fetched while it can be: once the connection is gone it is too late.
  useEffect(() => {
    const timer = setTimeout(() => Promise.all([loadPanel(), i18next.loadNamespaces('outbox')]), 2000)
    return () => clearTimeout(timer)
  }, [])
  const Icon = refused > 0 ? IconCloudX : IconCloudUp
  if (box.length === 0 && !opened) return null
  return (
    <>
      <UnstyledButton
        className={classes.mark}
        data-refused={refused > 0 || undefined}
        aria-haspopup="dialog"
        onClick={() => setOpened(true)}
      >
        <Icon size={16} stroke={1.6} aria-hidden="true" />
        {refused > 0 ? t('offline.refused', { count: refused }) : t('offline.waiting', { count: box.length })}
      </UnstyledButton>
      <Suspense>{opened && <OutboxPanel onClose={() => setOpened(false)} />}</Suspense>
    </>
  )
}
