import { Button, Group, NumberInput, Radio, Stack, Switch, Text, Textarea } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../../../contract/channels.ts'
import { Card } from '../../../../../ui/card.tsx'
import type { SaveChannel } from '../use-save-channel.ts'

const WritingField = lazy(() => import('../../../../../ui/writing-field.tsx'))

interface Props {
  channel: Channel
  save: SaveChannel
  busy: boolean
}

/** What the channel does by itself: first reply, reopening, signature. */
export const HowItAnswers = ({ channel, save, busy }: Props) => {
  const { t } = useTranslation(['channels', 'app'])
  const [form, setForm] = useState({
    replyMinutes: channel.replyMinutes,
    automaticReply: channel.automaticReply,
    automaticReplyText: channel.automaticReplyText ?? '',
    reopen: channel.reopen,
    signature: channel.signature ?? '',
  })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  return (
    <Card title={t('answers.title')}>
      <Stack gap="md">
        <NumberInput
          label={t('answers.replyTime')}
          description={t('answers.replyTimeText')}
          min={1}
          max={43_200}
          maw={260}
          value={form.replyMinutes ?? ''}
          onChange={(value) => set({ replyMinutes: Number(value) || null })}
        />
        <Switch
          label={t('answers.automatic')}
          description={t('answers.automaticText')}
          checked={form.automaticReply}
          onChange={(event) => set({ automaticReply: event.currentTarget.checked })}
        />
        {form.automaticReply && (
          <Textarea
            label={t('answers.ownWords')}
            description={t('answers.ownWordsText', { time: '{{reply_time}}', number: '{{number}}' })}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={5000}
            value={form.automaticReplyText}
            onChange={(event) => set({ automaticReplyText: event.currentTarget.value })}
          />
        )}
        <Radio.Group
          label={t('answers.reopen')}
          value={form.reopen.kind}
          onChange={(kind) => set({ reopen: { ...form.reopen, kind: kind as 'reopen' | 'new' } })}
        >
          <Stack gap="xs" mt={6}>
            <Group gap="sm">
              <Radio value="reopen" label={t('answers.reopenIt')} />
              {form.reopen.kind === 'reopen' && (
                <NumberInput
                  aria-label={t('answers.reopenDays')}
                  suffix={` ${t('answers.days')}`}
                  min={0}
                  max={3650}
                  w={120}
                  value={form.reopen.days}
                  onChange={(days) => set({ reopen: { ...form.reopen, days: Number(days) || 0 } })}
                />
              )}
            </Group>
            <Radio value="new" label={t('answers.alwaysNew')} />
          </Stack>
        </Radio.Group>
        <div>
          <Text size="sm" fw={500} mb={4}>
            {t('answers.signature')}
          </Text>
          <Suspense fallback={<div style={{ height: 90 }} />}>
            <WritingField
              label={t('answers.signature')}
              height={70}
              html={channel.signature ?? ''}
              onType={(signature) => set({ signature })}
            />
          </Suspense>
        </div>
        <div>
          <Button
            loading={busy}
            onClick={() =>
              save({
                ...form,
                automaticReplyText: form.automaticReplyText.trim() || null,
                signature: form.signature || null,
              })
            }
          >
            {t('app:save')}
          </Button>
        </div>
      </Stack>
    </Card>
  )
}
