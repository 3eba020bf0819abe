import { Button, Group, Skeleton, Stack, Switch } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../../contract/channels.ts'
import { Card } from '../../../../ui/card.tsx'
import { Page } from '../../../../ui/page.tsx'
import { api } from '../../../app/api.ts'
import { useDoneNotice, useFailureNotice } from '../../../app/notices.tsx'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { channelKeys, channelQuery } from '../api.ts'
import { ConnectionCard } from './components/connection-card.tsx'
import { DkimCard } from './components/dkim-card.tsx'
import { HowItAnswers } from './components/how-it-answers.tsx'
import { StateMarks } from './components/state-marks.tsx'
import { WhatItIs } from './components/what-it-is.tsx'
import { useSaveChannel } from './use-save-channel.ts'

export const ChannelPage = () => {
  const { t } = useTranslation(['channels', 'app'])
  const { id } = useParams({ from: '/member/settings/channels/$id' })
  const { data, error, isPending, refetch } = useQuery(channelQuery(id))
  const back = <Link to="/settings/channels">{t('title')}</Link>

  if (isPending) {
    return (
      <Page title={t('title')} above={back}>
        <Skeleton height={180} radius="lg" />
        <Skeleton height={260} radius="lg" />
      </Page>
    )
  }
  if (!data) return <Failed error={error} retry={refetch} />
  return (
    <Page title={data.address} above={back}>
      <ChannelForms key={data.id} channel={data} />
    </Page>
  )
}

const ChannelForms = ({ channel }: { channel: Channel }) => {
  const { t } = useTranslation(['channels', 'app'])
  const mayManage = useAbility('channels.manage')
  const client = useQueryClient()
  const navigate = useNavigate()
  const failed = useFailureNotice()
  const say = useDoneNotice()
  const params = { id: channel.id }
  const saving = useSaveChannel(channel.id)
  const disconnect = useMutation({
    mutationFn: () => api('DELETE /channels/{id}', { params }),
    onSuccess: async () => {
      await navigate({ to: '/settings/channels' })
      say(t('disconnected', { address: channel.address }))
      client.invalidateQueries({ queryKey: channelKeys.channels })
    },
    onError: failed,
  })
  const forms = { channel, ...saving }

  return (
    <fieldset disabled={!mayManage} style={{ margin: 0, padding: 0, border: 0, minWidth: 0 }}>
      <Stack gap="md">
        <Card
          title={t('state')}
          actions={
            <Switch
              label={t('enabled')}
              checked={channel.enabled}
              onChange={(event) => saving.save({ enabled: event.currentTarget.checked })}
            />
          }
        >
          <StateMarks states={channel.states} />
        </Card>
        <WhatItIs {...forms} />
        <HowItAnswers {...forms} />
        <ConnectionCard {...forms} />
        <DkimCard {...forms} />
        {mayManage && (
          <Card title={t('disconnect')} text={t('disconnectText')}>
            <Group>
              <Button variant="light" color="red" loading={disconnect.isPending} onClick={() => disconnect.mutate()}>
                {t('disconnect')}
              </Button>
            </Group>
          </Card>
        )}
      </Stack>
    </fieldset>
  )
}
