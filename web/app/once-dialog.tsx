import { Button, Modal, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OnceOnly } from '../../ui/once-only.tsx'

interface Props {
  title: string
  text: string
  /** What is shown this once and never again. */
  value: string
  onClose: () => void
}

/** A secret just made. A slip of the mouse beside the window must not take it away. */
export const OnceDialog = ({ title, text, value, onClose }: Props) => {
  const { t } = useTranslation('app')
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <OnceOnly text={text} value={value} copyLabel={t('copy')} copiedLabel={t('copied')} />
        <Button onClick={onClose}>{t('close')}</Button>
      </Stack>
    </Modal>
  )
}
