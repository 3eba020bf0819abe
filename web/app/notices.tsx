import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { hideNotice, showNotice } from './notice-board.tsx'
import { Problem } from './problem.ts'

/** What a problem says in the language of the screen; the server's own words first, they know more. */
export const useProblemWords = () => {
  const { t } = useTranslation('errors')
  const { t: app } = useTranslation('app')
  return (error: unknown): { title: string; detail: string } => {
    if (!(error instanceof Problem)) return { title: t('internal.title'), detail: t('internal.detail') }
    if (error.code === 'offline') return { title: app('offline.title'), detail: app('offline.detail') }
    return {
      title: error.title || t(`${error.code}.title`),
      detail: error.detail || t(`${error.code}.detail`),
    }
  }
}

/** What the cross of a notice is called. */
const useClosing = () => {
  const { t } = useTranslation('app')
  return { closeButtonProps: { 'aria-label': t('close') } }
}

/** Says that something did not work, and what to do. */
export const useFailureNotice = () => {
  const words = useProblemWords()
  const closing = useClosing()
  return (error: unknown) => {
    const { title, detail } = words(error)
    showNotice({ color: 'red', title, message: detail, autoClose: 8000, ...closing })
  }
}

interface Choice {
  id: string
  text: string
  /** What can be done about it, as a verb. */
  label: string
  run: () => void
  /** Milliseconds in which it can be done from here. */
  for?: number
}

/** Says what happened and offers one thing to do about it. */
export const useChoiceNotice = () => {
  const closing = useClosing()
  return ({ id, text, label, run, for: time = 12_000 }: Choice) => {
    hideNotice(id)
    showNotice({
      id,
      autoClose: time,
      withBorder: true,
      ...closing,
      message: (
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <Text size="sm">{text}</Text>
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              hideNotice(id)
              run()
            }}
          >
            {label}
          </Button>
        </Group>
      ),
    })
  }
}

/** Says what was done and offers the way back instead of asking beforehand. */
export const useUndoNotice = () => {
  const { t } = useTranslation('app')
  const offer = useChoiceNotice()
  return ({ undo, for: time = 7000, ...notice }: Omit<Choice, 'label' | 'run'> & { undo: () => void }) =>
    offer({ ...notice, label: t('undo'), run: undo, for: time })
}

export const useDoneNotice = () => {
  const closing = useClosing()
  return (text: string) => showNotice({ message: text, autoClose: 3000, withBorder: true, ...closing })
}
