import { Button, CloseButton, FileButton, Group } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../../../contract/shapes.ts'
import { useFailureNotice } from '../../../../app/notices.tsx'
import { upload } from '../../../../app/upload.ts'

interface Props {
  files: readonly Attachment[]
  onChange: (files: Attachment[]) => void
}

/** What goes along with an update; each who gets it gets a copy. */
export const UpdateFiles = ({ files, onChange }: Props) => {
  const { t } = useTranslation('replies')
  const failed = useFailureNotice()
  const attach = async (file: File | null) => {
    if (!file) return
    try {
      onChange([...files, await upload(file, () => {})])
    } catch (error) {
      failed(error)
    }
  }
  return (
    <Group gap="xs">
      <FileButton onChange={attach}>
        {(props) => (
          <Button size="compact-sm" variant="default" leftSection={<IconPaperclip size={14} />} {...props}>
            {t('edit.attach')}
          </Button>
        )}
      </FileButton>
      {files.map((file) => (
        <Group key={file.id} gap={4} wrap="nowrap">
          {file.name}
          <CloseButton
            size="sm"
            aria-label={t('edit.detach', { name: file.name })}
            onClick={() => onChange(files.filter((each) => each.id !== file.id))}
          />
        </Group>
      ))}
    </Group>
  )
}
