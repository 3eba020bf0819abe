import { Badge, Skeleton } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { FilledReply } from '../../../../../contract/ready-replies.ts'
import { Failed } from '../../../../app/states.tsx'
import { filledQuery } from '../api.ts'
import { cutAtMarks } from '../rules.ts'
import { useActionWords, usePlaceholderWords } from '../use-words.ts'
import classes from './reply-preview.module.css'

/** How it would read in this very conversation, and what it would do. */
export const ReplyPreview = ({ conversationId, readyReplyId }: { conversationId: string; readyReplyId: string }) => {
  const filled = useQuery(filledQuery(conversationId, readyReplyId))
  if (filled.isError) return <Failed error={filled.error} retry={() => filled.refetch()} />
  if (!filled.data) return <Skeleton height={120} />
  return <Filled filled={filled.data} />
}

export const Filled = ({ filled }: { filled: FilledReply }) => {
  const { t, i18n } = useTranslation('replies')
  const placeholder = usePlaceholderWords()
  const actions = useActionWords()(filled.actions)
  const languageName = (code: string) => new Intl.DisplayNames([i18n.language], { type: 'language' }).of(code) ?? code
  return (
    <div className={classes.preview} aria-live="polite">
      {filled.otherLanguage && filled.language && (
        <Badge variant="light" color="yellow" tt="none">
          {t('otherLanguage', { language: languageName(filled.language), wanted: languageName(filled.wantedLanguage) })}
        </Badge>
      )}
      {filled.text && (
        <p className={classes.text}>
          {cutAtMarks(filled.text).map(({ words, isMark }, index) =>
            isMark ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text
              <mark key={index} className="kept-missing">
                {placeholder(words.slice(1, -1))}
              </mark>
            ) : (
              words
            ),
          )}
        </p>
      )}
      {filled.attachments.map((file) => (
        <span key={file.id} className={classes.file}>
          <IconPaperclip size={14} stroke={1.6} aria-hidden="true" /> {file.name}
        </span>
      ))}
      {actions.length > 0 && (
        <ul className={classes.actions}>
          {actions.map(({ name, words }) => (
            <li key={name}>{words}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
