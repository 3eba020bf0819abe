import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemWords } from './notices.tsx'

interface Props {
  title: string
  children: ReactNode
  onClose: () => void
  onSubmit: () => void
  /** What saving it came to so far: the mutation behind `onSubmit`, when it goes to the server from here. */
  saving?: { isPending: boolean; error: unknown }
  /** "Save" without it. */
  submitLabel?: string
  /** True while something needed is missing. */
  incomplete?: boolean
  /** The way to remove what is edited, and what that takes along. */
  removal?: { text: string; isPending: boolean; onRemove: () => void } | null
  size?: 'md' | 'lg' | 'xl'
}

/** A window with one form in it: what went wrong on top, removing on the left, leaving and saving on the right. */
export const FormDialog = (props: Props) => {
  const { title, children, onClose, onSubmit, saving, submitLabel, incomplete, removal, size = 'md' } = props
  const { t } = useTranslation('app')
  const words = useProblemWords()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!incomplete) onSubmit()
  }
  const wrong = saving?.error ? words(saving.error) : null
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {wrong && (
            <Alert color="red" role="alert">
              {wrong.title}. {wrong.detail}
            </Alert>
          )}
          {children}
          {removal && (
            <Text size="sm" c="dimmed">
              {removal.text}
            </Text>
          )}
          <Group>
            {removal && (
              <Button variant="subtle" color="red" loading={removal.isPending} onClick={removal.onRemove}>
                {t('remove')}
              </Button>
            )}
            <Group ml="auto">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={saving?.isPending ?? false} disabled={incomplete ?? false}>
                {submitLabel ?? t('save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
