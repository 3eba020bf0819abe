import { Button, Group, Select, Stack, TagsInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../../../contract/channels.ts'
import type { Language } from '../../../../../contract/shapes.ts'
import { Card } from '../../../../../ui/card.tsx'
import { languages } from '../../../../app/i18n.ts'
import { teamsQuery } from '../../../team/index.ts'
import type { SaveChannel } from '../use-save-channel.ts'

interface Props {
  channel: Channel
  save: SaveChannel
  busy: boolean
}

export const WhatItIs = ({ channel, save, busy }: Props) => {
  const { t } = useTranslation(['channels', 'app'])
  const teams = useQuery(teamsQuery).data?.items ?? []
  const [form, setForm] = useState({
    name: channel.name,
    fromName: channel.fromName ?? '',
    aliases: channel.aliases,
    language: channel.language,
    teamId: channel.teamId,
    checkedBy: channel.checkedBy ?? '',
  })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  return (
    <Card title={t('about.title')}>
      <Stack gap="sm">
        <TextInput
          label={t('about.name')}
          maxLength={120}
          value={form.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('about.fromName')}
          description={t('about.fromNameText')}
          maxLength={120}
          value={form.fromName}
          onChange={(event) => set({ fromName: event.currentTarget.value })}
        />
        <TagsInput
          label={t('about.aliases')}
          description={t('about.aliasesText')}
          value={form.aliases}
          splitChars={[',', ' ', ';']}
          acceptValueOnBlur
          onChange={(aliases) => set({ aliases })}
        />
        <TextInput
          label={t('about.checkedBy')}
          description={t('about.checkedByText')}
          maxLength={253}
          value={form.checkedBy}
          onChange={(event) => set({ checkedBy: event.currentTarget.value.trim() })}
        />
        <Group grow align="flex-start">
          <Select
            label={t('about.language')}
            clearable
            data={[...languages]}
            value={form.language}
            onChange={(language) => set({ language: language as Language | null })}
          />
          <Select
            label={t('about.team')}
            clearable
            data={teams.map(({ id, name }) => ({ value: id, label: name }))}
            value={form.teamId}
            onChange={(teamId) => set({ teamId })}
          />
        </Group>
        <div>
          <Button
            loading={busy}
            disabled={!form.name.trim()}
            onClick={() => save({ ...form, fromName: form.fromName.trim() || null, checkedBy: form.checkedBy || null })}
          >
            {t('app:save')}
          </Button>
        </div>
      </Stack>
    </Card>
  )
}
