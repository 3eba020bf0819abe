import { Button, NumberInput, Skeleton, Stack, Switch, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoticeSettings } from '../../../../contract/notices.ts'
import { Card } from '../../../../ui/card.tsx'
import { Page } from '../../../../ui/page.tsx'
import { api } from '../../../app/api.ts'
import { useDoneNotice, useFailureNotice } from '../../../app/notices.tsx'
import { useSession } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { noticeKeys, settingsQuery } from '../api.ts'
import { BrowsersCard } from './browsers-card.tsx'
import classes from './notices-settings-page.module.css'
import { WaysTable } from './ways-table.tsx'

/** By which way I am told what. */
export const NoticesSettingsPage = () => {
  const { t } = useTranslation('notices')
  const settings = useQuery(settingsQuery)
  return (
    <Page title={t('settings')} text={t('settingsText')}>
      {settings.isPending && <Skeleton height={260} />}
      {settings.isError && !settings.data && <Failed error={settings.error} retry={() => settings.refetch()} />}
      {settings.data && (
        <Stack gap="lg">
          <Form saved={settings.data} />
          <BrowsersCard />
        </Stack>
      )}
    </Page>
  )
}

const atFirst = { from: '20:00', to: '08:00' }

const Form = ({ saved }: { saved: NoticeSettings }) => {
  const { t } = useTranslation(['notices', 'app'])
  const { timeZone } = useSession().profile
  const client = useQueryClient()
  const failed = useFailureNotice()
  const say = useDoneNotice()
  const [form, setForm] = useState(saved)
  const set = (change: Partial<NoticeSettings>) => setForm((before) => ({ ...before, ...change }))
  const save = useMutation({
    mutationFn: () => api('PUT /notices/settings', { body: form }),
    onSuccess: (answer) => {
      client.setQueryData(noticeKeys.settings, answer)
      say(t('app:saved'))
    },
    onError: failed,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <Card title={t('ways')} text={t('waysText')}>
          <WaysTable kinds={form.kinds} onChange={(kinds) => set({ kinds })} />
        </Card>
        <Card title={t('mail')}>
          <Stack gap="sm">
            <NumberInput
              label={t('digestMinutes')}
              description={t('digestText')}
              min={5}
              max={1440}
              maw={260}
              value={form.digestMinutes}
              onChange={(value) => set({ digestMinutes: Number(value) || saved.digestMinutes })}
            />
            <Switch
              label={t('quiet')}
              description={t('quietText', { zone: timeZone })}
              checked={form.quiet !== null}
              onChange={(event) => set({ quiet: event.currentTarget.checked ? atFirst : null })}
            />
            {form.quiet && (
              <div className={classes.hours}>
                {(['from', 'to'] as const).map((end) => (
                  <TextInput
                    key={end}
                    type="time"
                    required
                    label={t(`quietEnd.${end}`)}
                    value={form.quiet?.[end] ?? ''}
                    onChange={(event) =>
                      set({ quiet: { ...atFirst, ...form.quiet, [end]: event.currentTarget.value } })
                    }
                  />
                ))}
              </div>
            )}
          </Stack>
        </Card>
        <div>
          <Button type="submit" loading={save.isPending}>
            {t('app:save')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
