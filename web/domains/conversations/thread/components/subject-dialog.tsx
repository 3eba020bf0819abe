import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '../../../../app/form-dialog.tsx'

interface Props {
  subject: string
  onSave: (subject: string) => void
  onClose: () => void
}

const SubjectDialog = ({ subject, onSave, onClose }: Props) => {
  const { t } = useTranslation('conversations')
  const [typed, setTyped] = useState(subject)
  const save = () => {
    onSave(typed.trim())
    onClose()
  }
  return (
    <FormDialog title={t('do.rename')} onClose={onClose} onSubmit={save} incomplete={!typed.trim()}>
      <TextInput
        data-autofocus
        label={t('subject')}
        value={typed}
        maxLength={500}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

export default SubjectDialog
