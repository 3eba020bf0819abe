import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconChecks, IconClock, IconSend } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SideMessage } from '../../../../../contract/side-conversations.ts'
import { useFormat } from '../../../../../ui/format.ts'
import { useNow } from '../../../../../ui/use-now.ts'
import { useSession } from '../../../../app/session.ts'
import { useSides } from '../use-sides.ts'
import classes from './side-conversations.module.css'

const signs = {
  waiting: IconClock,
  queued: IconClock,
  sending: IconSend,
  sent: IconCheck,
  delivered: IconChecks,
} as const

interface Props {
  message: SideMessage
  mayWrite: boolean
  onTakeBack: () => void
}

/** Where a mail is on its way; while it waits its writer can take it back, and where it failed it is tried again. */
export const SideDelivery = ({ message, mayWrite, onTakeBack }: Props) => {
  const { t } = useTranslation('conversations')
  const format = useFormat()
  const now = useNow(1000)
  const me = useSession().profile.member.id
  const { sendAgain } = useSides()
  const { delivery, author, id } = message
  if (!delivery) return null
  if (delivery.state === 'failed')
    return (
      <div className={classes.trouble}>
        <IconAlertTriangle size={15} stroke={1.7} aria-hidden="true" />
        <span>
          <strong>{t('delivery.failed')}</strong> {delivery.reason}
        </span>
        {mayWrite && (
          <Button
            size="compact-xs"
            variant="light"
            color="red"
            loading={sendAgain.isPending}
            onClick={() => sendAgain.mutate(id)}
          >
            {t('tryAgain')}
          </Button>
        )}
      </div>
    )
  const Icon = signs[delivery.state]
  const left = delivery.sendAt ? Math.ceil((new Date(delivery.sendAt).getTime() - now.getTime()) / 1000) : 0
  const waits = delivery.state === 'waiting' && left > 0
  const retrying = delivery.attempts > 0 && delivery.nextAttemptAt && delivery.reason
  return (
    <div className={classes.delivery}>
      <Icon size={14} stroke={1.8} aria-hidden="true" />
      {waits
        ? t('delivery.in', { count: left })
        : retrying
          ? t('delivery.retrying', { at: format.moment(delivery.nextAttemptAt ?? ''), reason: delivery.reason })
          : t(`delivery.${delivery.state === 'waiting' ? 'queued' : delivery.state}`)}
      {waits && author?.id === me && (
        <Button size="compact-xs" variant="light" onClick={onTakeBack}>
          {t('undo')}
        </Button>
      )}
    </div>
  )
}
