import { IconFile, IconFileText, IconFileZip, IconPhoto } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../../../contract/conversations.ts'
import type { Attachment } from '../../../../../contract/shapes.ts'
import { useFormat } from '../../../../../ui/format.ts'
import classes from './attachments.module.css'

const shown = /^image\/(png|jpeg|gif|webp)$/

const signOf = ({ type }: Attachment) => {
  if (type.startsWith('image/')) return IconPhoto
  if (/zip|rar|7z|tar|gzip/.test(type)) return IconFileZip
  if (/^text\/|pdf|word|document/.test(type)) return IconFileText
  return IconFile
}

/** Files of a message; pictures as small pictures. What stands within the text is not repeated. */
export const Attachments = ({ message }: { message: Pick<Message, 'attachments'> }) => {
  const { t } = useTranslation('conversations')
  const format = useFormat()
  const files = message.attachments.filter(({ inline }) => !inline)
  if (files.length === 0) return null
  return (
    <ul className={classes.files} aria-label={t('files')}>
      {files.map((file) => {
        const Icon = signOf(file)
        return (
          <li key={file.id}>
            <a className={classes.file} href={file.url} target="_blank" rel="noreferrer" download={file.name}>
              {shown.test(file.type) ? (
                <img className={classes.picture} src={file.url} alt="" loading="lazy" />
              ) : (
                <Icon size={20} stroke={1.5} aria-hidden="true" />
              )}
              <span className={classes.name}>{file.name}</span>
              <span className={classes.size}>{format.size(file.size)}</span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}
