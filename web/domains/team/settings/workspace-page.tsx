import { Button, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../../contract/shapes.ts'
import type { Session } from '../../../../contract/team.ts'
import { Card } from '../../../../ui/card.tsx'
import { Page } from '../../../../ui/page.tsx'
import { api } from '../../../app/api.ts'
import { languages } from '../../../app/i18n.ts'
import { useDoneNotice, useFailureNotice } from '../../../app/notices.tsx'
import { useAbility, useSession } from '../../../app/session.ts'
import { sessionKey } from '../../../app/session-key.ts'

const zones = Intl.supportedValuesOf('timeZone')

export const WorkspacePage = () => {
  const { t } = useTranslation(['team', 'app'])
  const { workspace } = useSession()
  const mayManage = useAbility('workspace.manage')
  const client = useQueryClient()
  const failed = useFailureNotice()
  const say = useDoneNotice()
  const [form, setForm] = useState({
    name: workspace.name,
    language: workspace.language,
    timeZone: workspace.timeZone,
  })
  const save = useMutation({
    mutationFn: () => api('PATCH /workspace', { body: form }),
    onSuccess: (saved) => {
      client.setQueryData<Session | null>(sessionKey, (session) => session && { ...session, workspace: saved })
      say(t('app:saved'))
    },
    onError: failed,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Page title={t('workspace.title')} text={mayManage ? undefined : t('workspace.readOnly')}>
      <Card>
        <form onSubmit={submit}>
          <Stack gap="sm">
            <TextInput
              label={t('workspace.name')}
              required
              maxLength={120}
              readOnly={!mayManage}
              value={form.name}
              onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
            />
            <Select
              label={t('workspace.language')}
              description={t('workspace.languageText')}
              data={[...languages]}
              readOnly={!mayManage}
              value={form.language}
              allowDeselect={false}
              onChange={(language) => language && setForm({ ...form, language: language as Language })}
            />
            <Select
              label={t('timeZone')}
              data={zones}
              searchable
              readOnly={!mayManage}
              value={form.timeZone}
              allowDeselect={false}
              onChange={(timeZone) => timeZone && setForm({ ...form, timeZone })}
            />
            {mayManage && (
              <div>
                <Button type="submit" loading={save.isPending}>
                  {t('app:save')}
                </Button>
              </div>
            )}
          </Stack>
        </form>
      </Card>
    </Page>
  )
}
