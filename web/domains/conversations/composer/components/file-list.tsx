import { CloseButton, Progress } from '@mantine/core'
import { IconPaperclip, IconPhoto } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../../../contract/shapes.ts'
import { useFormat } from '../../../../../ui/format.ts'
import type { Uploading } from '../use-files.ts'
import classes from './file-list.module.css'

interface Props {
  files: readonly Attachment[]
  uploading: readonly Uploading[]
  onStop: (key: string) => void
  onRemove: (file: Attachment) => void
}

export const FileList = ({ files, uploading, onStop, onRemove }: Props) => {
  const { t } = useTranslation('conversations')
  const format = useFormat()
  if (files.length + uploading.length === 0) return null
  return (
    <ul className={classes.files} aria-label={t('files')}>
      {files.map((file) => (
        <li className={classes.file} key={file.id}>
          {file.inline ? <IconPhoto size={15} stroke={1.6} /> : <IconPaperclip size={15} stroke={1.6} />}
          <span className={classes.name}>{file.name}</span>
          <span className={classes.size}>{format.size(file.size)}</span>
          <CloseButton size="xs" aria-label={t('removeFile', { name: file.name })} onClick={() => onRemove(file)} />
        </li>
      ))}
      {uploading.map(({ key, name, share }) => (
        <li className={classes.file} key={key}>
          <span className={classes.name}>{name}</span>
          <Progress value={share * 100} w={56} size="sm" aria-label={t('uploading', { name })} />
          <CloseButton size="xs" aria-label={t('stopUpload', { name })} onClick={() => onStop(key)} />
        </li>
      ))}
    </ul>
  )
}
