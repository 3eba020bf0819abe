import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldTime } from '../../snoozing/rules.ts'

interface Props {
  begin?: Date
  onTime: (at: Date) => void
  onClose: () => void
}

/** Any time to come, by the clock of this device. */
const TimeDialog = ({ begin, onTime, onClose }: Props) => {
  const { t } = useTranslation(['replies', 'app'])
  const [value, setValue] = useState(() => fieldTime(begin ?? new Date(Date.now() + 2 * 3_600_000)))
  const at = new Date(value)
  const isToCome = at.getTime() > Date.now()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (!isToCome) return
    onTime(at)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('later.title')} closeButtonProps={{ 'aria-label': t('app:close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            data-autofocus
            type="datetime-local"
            label={t('later.at')}
            value={value}
            error={value && !isToCome ? t('later.over') : undefined}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('app:cancel')}
            </Button>
            <Button type="submit" disabled={!isToCome}>
              {t('later.set')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

export default TimeDialog
