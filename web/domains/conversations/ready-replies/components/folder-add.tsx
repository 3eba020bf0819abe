import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFolders } from '../use-folders.ts'

export const FolderAdd = () => {
  const { t } = useTranslation('replies')
  const { addFolder } = useFolders()
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) addFolder(name.trim())
    setName('')
  }
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="end">
        <TextInput
          aria-label={t('page.folderName')}
          placeholder={t('page.folderName')}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!name.trim()}>
          {t('page.folder')}
        </Button>
      </Group>
    </form>
  )
}
