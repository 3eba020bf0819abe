import { Alert, Group, NumberInput, PasswordInput, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../../../ui/card.tsx'
import { type ProviderKey, providers, type Security, usualPort } from '../../rules.ts'
import type { Connection, ServerForm } from '../use-connection.ts'

interface Props {
  connection: Connection
  /** The channel keeps secrets already: an empty field leaves them. */
  hasSecret: { imap: boolean; smtp: boolean }
}

/** Where mail is fetched and by what it leaves. */
export const ConnectionFields = ({ connection, hasSecret }: Props) => {
  const { t } = useTranslation('channels')
  const { form, change } = connection
  const known = form.provider in providers ? providers[form.provider as ProviderKey] : null
  return (
    <Stack gap="md">
      {known?.appPassword && (
        <Alert color="teal" variant="light">
          {t('appPassword', { provider: known.name })}
        </Alert>
      )}
      <Card
        title={t('imap.title')}
        text={t('imap.text')}
        actions={
          <Switch
            aria-label={t('imap.title')}
            checked={form.fetches}
            onChange={(event) => change({ ...form, fetches: event.currentTarget.checked })}
          />
        }
      >
        {form.fetches && (
          <ServerFields
            what="imap"
            server={form.imap}
            hasSecret={hasSecret.imap}
            onChange={(imap) => change({ ...form, imap: { ...form.imap, ...imap } })}
          />
        )}
      </Card>
      <Card
        title={t('smtp.title')}
        text={t('smtp.text')}
        actions={
          <Switch
            aria-label={t('smtp.title')}
            checked={form.sends}
            onChange={(event) => change({ ...form, sends: event.currentTarget.checked })}
          />
        }
      >
        {form.sends && (
          <ServerFields
            what="smtp"
            server={form.smtp}
            hasSecret={hasSecret.smtp}
            onChange={(smtp) => change({ ...form, smtp: { ...form.smtp, ...smtp } })}
          />
        )}
      </Card>
    </Stack>
  )
}

interface ServerProps {
  what: 'imap' | 'smtp'
  server: ServerForm
  hasSecret: boolean
  onChange: (change: Partial<ServerForm>) => void
}

const ServerFields = ({ what, server, hasSecret, onChange }: ServerProps) => {
  const { t } = useTranslation(['channels', 'team'])
  const onSecurity = (value: string | null) => {
    const security = (value ?? 'tls') as Security
    onChange({ security, port: usualPort(what, security) })
  }
  return (
    <Stack gap="sm">
      <TextInput
        label={t('host')}
        required
        value={server.host}
        onChange={(event) => onChange({ host: event.currentTarget.value.trim() })}
      />
      <Group grow align="flex-start">
        <Select
          label={t('encryption')}
          allowDeselect={false}
          data={(['tls', 'starttls', 'none'] as const).map((value) => ({ value, label: t(`security.${value}`) }))}
          value={server.security}
          onChange={onSecurity}
        />
        <NumberInput
          label={t('port')}
          min={1}
          max={65535}
          hideControls
          allowDecimal={false}
          value={server.port}
          onChange={(value) => onChange({ port: Number(value) || 0 })}
        />
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label={t('user')}
          autoComplete="off"
          value={server.user}
          onChange={(event) => onChange({ user: event.currentTarget.value })}
        />
        <PasswordInput
          label={t('team:password')}
          autoComplete="new-password"
          placeholder={hasSecret ? t('secretKept') : undefined}
          value={server.password}
          onChange={(event) => onChange({ password: event.currentTarget.value })}
          visibilityToggleButtonProps={{ 'aria-label': t('team:showPassword') }}
        />
      </SimpleGrid>
    </Stack>
  )
}
