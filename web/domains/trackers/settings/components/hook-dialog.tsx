import { Button, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Tracker } from '../../../../../contract/trackers.ts'
import { OnceOnly } from '../../../../../ui/once-only.tsx'

interface Props {
  tracker: Tracker
  secret: string
  onClose: () => void
}

/** What to enter in the tracker so that it tells of changes at once. The secret is not shown again. */
export const HookDialog = ({ tracker, secret, onClose }: Props) => {
  const { t } = useTranslation(['trackers', 'app'])
  const labels = { copyLabel: t('app:copy'), copiedLabel: t('app:copied') }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('hook.title')}
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      <Stack>
        <Text size="sm">{t(`hook.${tracker.kind}`)}</Text>
        <OnceOnly text={t('hook.url')} value={tracker.hookUrl} {...labels} />
        <OnceOnly text={t('hook.secret')} value={secret} {...labels} />
        <Text size="sm" c="dimmed">
          {t('hook.without')}
        </Text>
        <Button onClick={onClose}>{t('app:close')}</Button>
      </Stack>
    </Modal>
  )
}
