import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../../../contract/channels.ts'
import { Card } from '../../../../../ui/card.tsx'
import { providerOf } from '../../rules.ts'
import { type ConnectionForm, formFor, settingsOf, useConnection } from '../use-connection.ts'
import type { SaveChannel } from '../use-save-channel.ts'
import { ConnectionFields } from './connection-fields.tsx'
import { ConnectionTest } from './connection-test.tsx'

interface Props {
  channel: Channel
  save: SaveChannel
  busy: boolean
}

const formOf = (channel: Channel): ConnectionForm => {
  const guess = formFor(channel.address)
  return {
    provider: providerOf(channel.address) ?? 'own',
    fetches: channel.imap !== null,
    imap: channel.imap ? { ...channel.imap, password: '' } : guess.imap,
    sends: channel.smtp !== null,
    smtp: channel.smtp ? { ...channel.smtp, user: channel.smtp.user ?? '', password: '' } : guess.smtp,
  }
}

/** The connection as it stands; opened where somebody wants to change it. */
export const ConnectionCard = ({ channel, save, busy }: Props) => {
  const { t } = useTranslation(['channels', 'app'])
  const [opened, setOpened] = useState(false)
  const connection = useConnection(formOf(channel), channel.id)
  const said = [
    channel.imap ? t('fetchedFrom', { host: channel.imap.host }) : t('notFetched'),
    channel.smtp ? t('sentBy', { host: channel.smtp.host }) : t('notSent'),
  ].join(' ')

  if (!opened) {
    return (
      <Card
        title={t('connection')}
        text={said}
        actions={
          <Button variant="default" onClick={() => setOpened(true)}>
            {t('app:edit')}
          </Button>
        }
      />
    )
  }
  return (
    <Stack gap="md">
      <ConnectionFields
        connection={connection}
        hasSecret={{ imap: channel.imap?.hasSecret ?? false, smtp: channel.smtp?.hasSecret ?? false }}
      />
      <ConnectionTest connection={connection} />
      <Group justify="flex-end">
        <Button variant="default" onClick={() => setOpened(false)}>
          {t('app:cancel')}
        </Button>
        <Button
          loading={busy}
          onClick={() => {
            save(settingsOf(connection.form))
            setOpened(false)
          }}
        >
          {t('app:save')}
        </Button>
      </Group>
    </Stack>
  )
}
