import { Button, Group, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  subject: string
  onSave: (subject: string) => void
  onClose: () => void
}

const SubjectDialog = ({ subject, onSave, onClose }: Props) => {
  const { t } = useTranslation(['conversations', 'app'])
  const [typed, setTyped] = useState(subject)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!typed.trim()) return
    onSave(typed.trim())
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('do.rename')} closeButtonProps={{ 'aria-label': t('app:close') }}>
      <form onSubmit={submit}>
        <TextInput
          data-autofocus
          label={t('subject')}
          value={typed}
          maxLength={500}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('app:cancel')}
          </Button>
          <Button type="submit" disabled={!typed.trim()}>
            {t('app:save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

export default SubjectDialog
