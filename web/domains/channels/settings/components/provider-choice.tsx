import { Radio, SimpleGrid, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../../../ui/card.tsx'
import { channelsQuery } from '../../api.ts'
import { providerKeys, providers } from '../../rules.ts'
import { type Connection, type ConnectionForm, formFor } from '../use-connection.ts'

interface Props {
  address: string
  connection: Connection
}

/** Where the mail lies. What is chosen here fills the fields below. */
export const ProviderChoice = ({ address, connection }: Props) => {
  const { t } = useTranslation('channels')
  const receiver = useQuery(channelsQuery).data?.receiver
  const { form, change } = connection
  const choose = (value: string) => {
    const provider = value as ConnectionForm['provider']
    if (provider !== 'receiver') return change(formFor(address, provider))
    change({ ...form, provider, fetches: false, sends: false })
  }
  return (
    <Card title={t('where.title')}>
      <Radio.Group aria-label={t('where.title')} value={form.provider} onChange={choose}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
          {providerKeys.map((key) => (
            <Radio key={key} value={key} label={providers[key].name} />
          ))}
          <Radio value="own" label={t('where.own')} />
          <Radio value="receiver" label={t('where.receiver')} />
        </SimpleGrid>
      </Radio.Group>
      {form.provider === 'receiver' && receiver && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('receiver.text', { host: receiver.host, port: receiver.port })}{' '}
          <code>{t('receiver.mx', { host: receiver.host })}</code>
        </Text>
      )}
    </Card>
  )
}
