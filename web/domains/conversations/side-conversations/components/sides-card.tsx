import { Alert, Button, Group } from '@mantine/core'
import { IconMailForward, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { sidesQuery } from '../api.ts'
import { useReturned } from '../use-returned.ts'
import classes from './side-conversations.module.css'
import { SideLine } from './side-line.tsx'

const AskDialog = lazy(() => import('./ask-dialog.tsx').then(({ AskDialog }) => ({ default: AskDialog })))

/** What was asked beside this conversation, next to its thread. Who may not write sees it only where there is something. */
export const SidesCard = ({ conversation }: { conversation: Conversation }) => {
  const { t } = useTranslation('side-conversations')
  const [asking, setAsking] = useState<'team' | 'outside' | null>(null)
  const { returned, onReturned, forget } = useReturned()
  const sides = useQuery(sidesQuery(conversation.id))
  const items = sides.data?.items ?? []
  const { write, reply } = conversation.abilities
  if (!write && !sides.isError && items.length === 0) return null
  const whom = returned ? 'outside' : asking
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('title')}</h2>
      {sides.isError && !sides.data && <Alert color="red">{t('loadFailed')}</Alert>}
      {items.length > 0 && (
        <ul className={classes.lines} aria-label={t('title')}>
          {items.map((side) => (
            <SideLine key={side.id} side={side} mayWrite={write} onReturned={onReturned} />
          ))}
        </ul>
      )}
      {write && (
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconUsersGroup size={15} stroke={1.6} />}
            onClick={() => setAsking('team')}
          >
            {t('ask')}
          </Button>
          {reply && conversation.channel && !conversation.deletedAt && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconMailForward size={15} stroke={1.6} />}
              onClick={() => setAsking('outside')}
            >
              {t('askOutside')}
            </Button>
          )}
        </Group>
      )}
      <Suspense>
        {whom && (
          <AskDialog
            whom={whom}
            conversationId={conversation.id}
            messages={conversation.messages}
            begin={returned?.words}
            onClose={() => {
              setAsking(null)
              forget()
            }}
          />
        )}
      </Suspense>
    </section>
  )
}
