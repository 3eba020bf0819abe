import { Badge, Button } from '@mantine/core'
import { IconBrandGithub, IconBrandGitlab, IconCircleDot, IconPlus, IconTicket } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tracker } from '../../../../contract/trackers.ts'
import { Blank } from '../../../../ui/blank.tsx'
import { Line, Lines, LinesSkeleton } from '../../../../ui/lines.tsx'
import { Page } from '../../../../ui/page.tsx'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { trackersQuery } from '../api.ts'
import { HookDialog } from './components/hook-dialog.tsx'
import { TrackerDialog } from './components/tracker-dialog.tsx'

const icons = { github: IconBrandGithub, gitlab: IconBrandGitlab, jira: IconTicket }

/** A secret just made, and where it belongs. */
interface Made {
  tracker: Tracker
  secret: string
}

export const TrackersPage = () => {
  const { t } = useTranslation(['trackers', 'app'])
  const mayManage = useAbility('workspace.manage')
  const trackers = useQuery(trackersQuery)
  const [changing, setChanging] = useState<Tracker | 'new' | null>(null)
  const [made, setMade] = useState<Made | null>(null)
  const connect = mayManage && (
    <Button leftSection={<IconPlus size={17} />} onClick={() => setChanging('new')}>
      {t('connect')}
    </Button>
  )
  return (
    <Page title={t('title')} text={t('text')} actions={connect}>
      {trackers.isPending && <LinesSkeleton label={t('app:loading')} />}
      {trackers.isError && !trackers.data && <Failed error={trackers.error} retry={() => trackers.refetch()} />}
      {trackers.data?.items.length === 0 && (
        <Blank icon={<IconCircleDot size={32} stroke={1.4} />} title={t('none')} text={t('noneText')}>
          {connect}
        </Blank>
      )}
      {trackers.data && trackers.data.items.length > 0 && (
        <Lines label={t('title')}>
          {trackers.data.items.map((tracker) => {
            const Icon = icons[tracker.kind]
            return (
              <Line
                key={tracker.id}
                icon={<Icon size={20} stroke={1.5} />}
                title={
                  <>
                    {tracker.name}{' '}
                    {tracker.failure && (
                      <Badge color="red" variant="light">
                        {t('failing')}
                      </Badge>
                    )}
                  </>
                }
                text={tracker.failure ?? tracker.url}
                actions={
                  mayManage && (
                    <Button size="compact-sm" variant="default" onClick={() => setChanging(tracker)}>
                      {t('app:edit')}
                    </Button>
                  )
                }
              />
            )
          })}
        </Lines>
      )}
      {changing && (
        <TrackerDialog
          tracker={changing === 'new' ? null : changing}
          onClose={() => setChanging(null)}
          onSecret={(tracker, secret) => {
            setChanging(null)
            setMade({ tracker, secret })
          }}
        />
      )}
      {made && <HookDialog tracker={made.tracker} secret={made.secret} onClose={() => setMade(null)} />}
    </Page>
  )
}
