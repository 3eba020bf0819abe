import { Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { IconBellPlus, IconDeviceDesktop } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../../ui/card.tsx'
import { useFormat } from '../../../../ui/format.ts'
import { Failed } from '../../../app/states.tsx'
import { usePush } from '../use-push.ts'

/** Browsers that show what I am told although Kept is not open in them. */
export const BrowsersCard = () => {
  const { t } = useTranslation('notices')
  const format = useFormat()
  const { browsers, begin, end, trial, isSupported, thisOne } = usePush()
  const items = browsers.data?.items ?? []
  const isHere = items.some(({ id }) => id === thisOne)
  return (
    <Card title={t('push.title')} text={t('push.text')}>
      <Stack gap="sm">
        {browsers.isPending && <Skeleton height={44} />}
        {browsers.isError && <Failed error={browsers.error} retry={() => browsers.refetch()} />}
        {items.map(({ id, browser, lastAt, failure }) => (
          <Group key={id} justify="space-between" gap="sm">
            <Group gap="sm" wrap="nowrap">
              <IconDeviceDesktop size={18} stroke={1.6} aria-hidden="true" />
              <div>
                <Text size="sm" fw={500}>
                  {browser} {id === thisOne && `· ${t('push.here')}`}
                </Text>
                <Text size="xs" c={failure ? 'red' : 'dimmed'}>
                  {failure ?? (lastAt ? t('push.last', { at: format.moment(lastAt) }) : t('push.never'))}
                </Text>
              </div>
            </Group>
            <Group gap="xs">
              <Button size="compact-sm" variant="default" loading={trial.isPending} onClick={() => trial.mutate(id)}>
                {t('push.try')}
              </Button>
              <Button size="compact-sm" variant="default" loading={end.isPending} onClick={() => end.mutate(id)}>
                {t('push.end')}
              </Button>
            </Group>
          </Group>
        ))}
        {!isSupported && (
          <Text size="sm" c="dimmed">
            {t('push.unsupported')}
          </Text>
        )}
        {isSupported && !isHere && (
          <div>
            <Button
              variant="light"
              leftSection={<IconBellPlus size={16} stroke={1.6} />}
              loading={begin.isPending}
              onClick={() => begin.mutate()}
            >
              {t('push.begin')}
            </Button>
          </div>
        )}
      </Stack>
    </Card>
  )
}
