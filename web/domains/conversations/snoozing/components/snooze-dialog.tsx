import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { fieldTime } from '../rules.ts'

interface Props {
  onChoose: (until: Date) => void
  onClose: () => void
}

const hour = 3_600_000

/** Any time, by the clock of this device. */
const SnoozeDialog = ({ onChoose, onClose }: Props) => {
  const { t } = useTranslation('collaboration')
  const [typed, setTyped] = useState(() => fieldTime(new Date(Date.now() + 24 * hour)))
  const until = new Date(typed)
  const save = () => {
    onChoose(until)
    onClose()
  }
  return (
    <FormDialog
      title={t('snooze.title')}
      onClose={onClose}
      onSubmit={save}
      incomplete={!(until.getTime() > Date.now())}
    >
      <TextInput
        data-autofocus
        type="datetime-local"
        label={t('snooze.time')}
        value={typed}
        min={fieldTime(new Date())}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

export default SnoozeDialog
