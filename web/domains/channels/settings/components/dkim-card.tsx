import { Button, Group, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../../../contract/channels.ts'
import { Card } from '../../../../../ui/card.tsx'
import { OnceOnly } from '../../../../../ui/once-only.tsx'
import type { SaveChannel } from '../use-save-channel.ts'

interface Props {
  channel: Channel
  save: SaveChannel
  busy: boolean
}

/** Signing what we send, so that it arrives: the key here, the record in the domain's DNS. */
export const DkimCard = ({ channel, save, busy }: Props) => {
  const { t } = useTranslation(['channels', 'app'])
  const [opened, setOpened] = useState(false)
  const [form, setForm] = useState({
    domain: channel.dkim?.domain ?? channel.address.split('@')[1] ?? '',
    selector: channel.dkim?.selector ?? 'kept',
    privateKey: '',
  })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  return (
    <Card
      title="DKIM"
      text={t('dkim.text')}
      actions={
        !opened && (
          <Button variant="default" onClick={() => setOpened(true)}>
            {channel.dkim ? t('app:edit') : t('dkim.setUp')}
          </Button>
        )
      }
    >
      <Stack gap="sm">
        {channel.dkim && (
          <>
            <Text size="sm">{t('dkim.record')}</Text>
            <OnceOnly
              text={channel.dkim.dnsName}
              value={channel.dkim.dnsValue}
              copyLabel={t('app:copy')}
              copiedLabel={t('app:copied')}
            />
          </>
        )}
        {opened && (
          <>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
              <TextInput
                label={t('dkim.domain')}
                value={form.domain}
                onChange={(event) => set({ domain: event.currentTarget.value.trim() })}
              />
              <TextInput
                label={t('dkim.selector')}
                value={form.selector}
                onChange={(event) => set({ selector: event.currentTarget.value.trim() })}
              />
            </SimpleGrid>
            <Textarea
              label={t('dkim.key')}
              description={t('dkim.keyText')}
              autosize
              minRows={3}
              maxRows={8}
              value={form.privateKey}
              onChange={(event) => set({ privateKey: event.currentTarget.value })}
            />
            <Group justify="space-between">
              {channel.dkim ? (
                <Button
                  variant="subtle"
                  color="red"
                  onClick={() => {
                    save({ dkim: null })
                    setOpened(false)
                  }}
                >
                  {t('dkim.stop')}
                </Button>
              ) : (
                <span />
              )}
              <Button
                loading={busy}
                disabled={!form.domain || !form.selector}
                onClick={() => {
                  save({ dkim: { ...form, privateKey: form.privateKey || undefined } })
                  setOpened(false)
                }}
              >
                {t('app:save')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Card>
  )
}
