import { Button } from '@mantine/core'
import { IconCloudUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../../../ui/banner.tsx'
import { useOutbox } from '../../../../app/outbox/outbox.ts'
import { useSession } from '../../../../app/session.ts'
import { takeBack, writingOf } from '../use-kept-writing.ts'

/** What was written and done here without a connection and leaves by itself. */
export const WaitingReplies = ({ conversationId }: { conversationId: string }) => {
  const { t } = useTranslation('conversations')
  const memberId = useSession().profile.member.id
  const waiting = useOutbox().filter((item) => item.conversation?.id === conversationId && !item.refused)
  const changes = waiting.filter((item) => !writingOf(item)).length
  return (
    <>
      {changes > 0 && (
        <Banner tone="soon" icon={<IconCloudUp size={17} stroke={1.6} />}>
          {t('outbox.changes', { count: changes })}
        </Banner>
      )}
      {waiting.map((item) =>
        !writingOf(item) ? null : (
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
            {t('outbox.waits')} “{item.text}”
          </Banner>
        ),
      )}
    </>
  )
}
