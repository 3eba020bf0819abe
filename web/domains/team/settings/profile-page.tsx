import { Button, NumberInput, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../../contract/shapes.ts'
import type { Profile, Session } from '../../../../contract/team.ts'
import { Card } from '../../../../ui/card.tsx'
import { Page } from '../../../../ui/page.tsx'
import { api } from '../../../app/api.ts'
import { languages } from '../../../app/i18n.ts'
import { useDoneNotice, useFailureNotice } from '../../../app/notices.tsx'
import { useAbility, useSession } from '../../../app/session.ts'
import { sessionKey } from '../../../app/session-key.ts'

const WritingField = lazy(() => import('../../../../ui/writing-field.tsx'))
const zones = Intl.supportedValuesOf('timeZone')

/** What is mine: name, language, colours, time zone, signature, and how long a reply waits. */
export const ProfilePage = () => {
  const { t } = useTranslation(['team', 'app'])
  const { profile, user } = useSession()
  const mayReply = useAbility('conversations.reply')
  const client = useQueryClient()
  const failed = useFailureNotice()
  const say = useDoneNotice()
  const [form, setForm] = useState({
    name: profile.member.name,
    language: profile.language,
    theme: profile.theme,
    timeZone: profile.timeZone,
    signature: profile.signature,
    undoSeconds: profile.undoSeconds,
  })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const save = useMutation({
    mutationFn: () => api('PATCH /profile', { body: form }),
    onSuccess: (saved: Profile) => {
      client.setQueryData<Session | null>(sessionKey, (session) => session && { ...session, profile: saved })
      say(t('app:saved'))
    },
    onError: failed,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }

  return (
    <Page title={t('profile.title')}>
      <form onSubmit={submit}>
        <Stack gap="lg">
          <Card>
            <Stack gap="sm">
              <TextInput
                label={t('yourName')}
                required
                maxLength={120}
                value={form.name}
                onChange={(event) => set({ name: event.currentTarget.value })}
              />
              <TextInput label={t('email')} value={user.email} readOnly />
              <Select
                label={t('language')}
                data={[...languages]}
                value={form.language}
                allowDeselect={false}
                onChange={(language) => language && set({ language: language as Language })}
              />
              <Select
                label={t('timeZone')}
                data={zones}
                searchable
                value={form.timeZone}
                allowDeselect={false}
                onChange={(timeZone) => timeZone && set({ timeZone })}
              />
              <div>
                <Text size="sm" fw={500} mb={4} id="theme">
                  {t('profile.theme')}
                </Text>
                <SegmentedControl
                  aria-labelledby="theme"
                  value={form.theme}
                  onChange={(theme) => set({ theme: theme as typeof form.theme })}
                  data={(['light', 'dark', 'system'] as const).map((value) => ({
                    value,
                    label: t(`profile.${value}`),
                  }))}
                />
              </div>
            </Stack>
          </Card>
          {mayReply && (
            <Card title={t('profile.replies')}>
              <Stack gap="sm">
                <div>
                  <Text size="sm" fw={500} mb={4}>
                    {t('profile.signature')}
                  </Text>
                  <Suspense fallback={<div style={{ height: 120 }} />}>
                    <WritingField
                      height={70}
                      label={t('profile.signature')}
                      html={profile.signature}
                      onType={(signature) => set({ signature })}
                    />
                  </Suspense>
                </div>
                <NumberInput
                  label={t('profile.undo')}
                  description={t('profile.undoText')}
                  min={0}
                  max={60}
                  maw={220}
                  clampBehavior="strict"
                  value={form.undoSeconds}
                  onChange={(value) => set({ undoSeconds: Number(value) || 0 })}
                />
              </Stack>
            </Card>
          )}
          <div>
            <Button type="submit" loading={save.isPending}>
              {t('app:save')}
            </Button>
          </div>
        </Stack>
      </form>
    </Page>
  )
}
