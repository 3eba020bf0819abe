import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../../ui/card.tsx'
import { Page } from '../../../../ui/page.tsx'
import { api } from '../../../app/api.ts'
import { useDoneNotice, useProblemWords } from '../../../app/notices.tsx'
import { fieldErrors } from '../../../app/problem.ts'
import { useAbility, useSession } from '../../../app/session.ts'
import { NoRights } from '../../../app/states.tsx'
import { channelKeys } from '../api.ts'
import { ConnectionFields } from './components/connection-fields.tsx'
import { ConnectionTest } from './components/connection-test.tsx'
import { ProviderChoice } from './components/provider-choice.tsx'
import { formFor, settingsOf, useConnection } from './use-connection.ts'

const isAddress = (typed: string) => /^\S+@\S+\.\S+$/.test(typed.trim())

/** Connecting a mail address, step by step: the address, where it lies, a test, done. */
export const NewChannelPage = () => {
  const { t } = useTranslation(['channels', 'app'])
  const mayManage = useAbility('channels.manage')
  const { workspace, user } = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()
  const words = useProblemWords()
  const say = useDoneNotice()
  const [address, setAddress] = useState('')
  const [chosen, setChosen] = useState(false)
  const connection = useConnection(formFor(''))
  const { form, change, passed } = connection
  const byReceiver = form.provider === 'receiver'

  const connect = useMutation({
    mutationFn: () =>
      api('POST /channels', {
        body: { name: workspace.name, fromName: workspace.name, address: address.trim(), ...settingsOf(form) },
      }),
    onSuccess: (channel) => {
      client.invalidateQueries({ queryKey: channelKeys.channels })
      say(t('connected', { address: channel.address }))
      navigate({ to: '/settings/channels/$id', params: { id: channel.id } })
    },
  })
  const take = (event: FormEvent) => {
    event.preventDefault()
    change(formFor(address))
    setChosen(true)
  }

  if (!mayManage) return <NoRights />
  return (
    <Page above={<Link to="/settings/channels">{t('title')}</Link>} title={t('new.title')} text={t('new.text')}>
      <Card>
        <form onSubmit={take}>
          <Group align="flex-end" gap="sm">
            <TextInput
              style={{ flex: '1 1 240px' }}
              type="email"
              required
              autoFocus
              label={t('address')}
              placeholder="help@example.com"
              value={address}
              error={fieldErrors(connect.error).address}
              onChange={(event) => {
                setAddress(event.currentTarget.value)
                setChosen(false)
              }}
            />
            <Button type="submit" disabled={!isAddress(address)} variant={chosen ? 'default' : 'filled'}>
              {t('new.next')}
            </Button>
          </Group>
        </form>
      </Card>
      {chosen && (
        <Stack gap="md">
          <ProviderChoice address={address} connection={connection} />
          <ConnectionFields connection={connection} hasSecret={{ imap: false, smtp: false }} />
          {(form.fetches || form.sends) && <ConnectionTest connection={connection} sendTo={user.email} />}
          {connect.isError && (
            <Alert color="red" role="alert">
              {words(connect.error).title}. {words(connect.error).detail}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button
              variant={passed || byReceiver ? 'filled' : 'default'}
              loading={connect.isPending}
              onClick={() => connect.mutate()}
            >
              {passed || byReceiver ? t('connect') : t('new.untested')}
            </Button>
          </Group>
        </Stack>
      )}
    </Page>
  )
}
