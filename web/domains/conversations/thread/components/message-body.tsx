import { Button, Group } from '@mantine/core'
import { IconPhotoOff } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../../../contract/conversations.ts'
import { HtmlFrame } from '../../../../../ui/html-frame.tsx'
import { urlOf } from '../../../../app/api.ts'
import classes from './message-body.module.css'

/** The words as they were sent; outside pictures only when asked for, and then through Kept. */
export const MessageBody = ({ message }: { message: Message }) => {
  const { t } = useTranslation('conversations')
  const [pictures, setPictures] = useState(false)
  const picture = useCallback(
    (url: string) => urlOf('/messages/{id}/picture', { params: { id: message.id }, query: { url } }),
    [message.id],
  )
  const html = message.html || `<pre>${escaped(message.text)}</pre>`

  return (
    <>
      {message.outsidePictures > 0 && !pictures && (
        <Group className={classes.blocked} gap="xs" justify="space-between">
          <span className={classes.said}>
            <IconPhotoOff size={15} stroke={1.6} aria-hidden="true" />
            {t('pictures.blocked', { count: message.outsidePictures })}
          </span>
          <Button size="compact-xs" variant="default" onClick={() => setPictures(true)}>
            {t('pictures.show')}
          </Button>
        </Group>
      )}
      <HtmlFrame
        html={html}
        title={t('messageFrom', { name: message.author.name ?? message.author.email ?? '' })}
        cacheKey={message.id}
        pictureUrl={pictures ? picture : undefined}
        showFoldedLabel={t('folded.show')}
        hideFoldedLabel={t('folded.hide')}
      />
    </>
  )
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
