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

/** Says that something did not work, and what to do. */
export const useFailureNotice = () => {
  const words = useProblemWords()
  return (error: unknown) => {
    const { title, detail } = words(error)
    showNotice({ color: 'red', title, message: detail, autoClose: 8000 })
  }
}

interface Undoable {
  id: string
  text: string
  undo: () => void
  /** Milliseconds in which it can be undone from here. */
  for?: number
}

/** Says what was done and offers the way back instead of asking beforehand. */
export const useUndoNotice = () => {
  const { t } = useTranslation('app')
  return ({ id, text, undo, for: time = 7000 }: Undoable) => {
    hideNotice(id)
    showNotice({
      id,
      autoClose: time,
      withBorder: true,
      message: (
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <Text size="sm">{text}</Text>
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              hideNotice(id)
              undo()
            }}
          >
            {t('undo')}
          </Button>
        </Group>
      ),
    })
  }
}

export const useDoneNotice = () => (text: string) => showNotice({ message: text, autoClose: 3000, withBorder: true })
