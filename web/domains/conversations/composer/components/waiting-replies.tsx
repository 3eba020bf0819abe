import { Button } from '@mantine/core'
import { IconCloudUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../../../ui/banner.tsx'
import { useSession } from '../../../../app/session.ts'
import { takeBack, usePostponed } from '../use-outbox.ts'

/** What was written here without a connection and leaves by itself. */
export const WaitingReplies = ({ conversationId }: { conversationId: string }) => {
  const { t } = useTranslation('conversations')
  const memberId = useSession().profile.member.id
  const waiting = usePostponed(memberId).filter((item) => item.conversationId === conversationId)
  return waiting.map((item) => (
    <Banner
      key={item.key}
      tone="soon"
      icon={<IconCloudUp size={17} stroke={1.6} />}
      actions={
        <Button size="compact-sm" variant="default" onClick={() => takeBack(memberId, item)}>
          {t('outbox.takeBack')}
        </Button>
      }
    >
      {t('outbox.waits')} “
      {item.draft.html
        .replace(/<[^>]+>/g, ' ')
        .trim()
        .slice(0, 80)}
      ”
    </Banner>
  ))
}
