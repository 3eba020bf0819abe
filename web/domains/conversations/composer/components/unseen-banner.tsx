import { Button } from '@mantine/core'
import { IconEyeExclamation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../../../contract/conversations.ts'
import { Banner } from '../../../../../ui/banner.tsx'
import type { Refused } from '../use-send.ts'
import classes from './unseen-banner.module.css'

interface Props {
  message: Message | null
  /** The server has refused the reply. */
  refused: Refused | null
  onRead: () => void
  onSendAnyway: () => void
}

const show = (message: Message) =>
  document.querySelector(`[data-message="${message.id}"]`)?.scrollIntoView({ block: 'start', behavior: 'smooth' })

/** Something was said while this was being written; where a reply was refused for it, what it was. */
export const UnseenBanner = ({ message, refused, onRead, onSendAnyway }: Props) => {
  const { t } = useTranslation(['conversations', 'collaboration'])
  const name = message?.author.name ?? message?.author.email
  return (
    <Banner
      tone="soon"
      urgent={refused !== null}
      icon={<IconEyeExclamation size={18} stroke={1.6} />}
      actions={
        <>
          <Button
            size="compact-sm"
            variant="filled"
            onClick={() => {
              if (message) show(message)
              onRead()
            }}
          >
            {t('unseen.read')}
          </Button>
          {refused && (
            <Button size="compact-sm" variant="default" onClick={onSendAnyway}>
              {t('unseen.sendAnyway')}
            </Button>
          )}
        </>
      }
    >
      <strong>{name ? t('unseen.from', { name }) : t('unseen.title')}</strong>{' '}
      {refused ? t('unseen.refused') : t('unseen.text')}
      {refused && refused.meanwhile.length > 0 && (
        <ul className={classes.meanwhile} aria-label={t('collaboration:meanwhile')}>
          {refused.meanwhile.map(({ id, kind, author, snippet }) => (
            <li key={id}>
              <strong>{author.name ?? 'Kept'}</strong>
              {kind === 'note' && ` · ${t('noteMark')}`} {snippet}
            </li>
          ))}
        </ul>
      )}
    </Banner>
  )
}
