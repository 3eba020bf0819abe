import { Button } from '@mantine/core'
import { IconAlarmSnooze, IconBellRinging } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { Banner } from '../../../../../ui/banner.tsx'
import { useFormat } from '../../../../../ui/format.ts'
import { membersQuery } from '../../../team/index.ts'
import { useSnooze } from '../use-snooze.ts'

/** That it is put aside, by whom and until when; or that it is back, and why. */
export const SnoozeBanner = ({ conversation }: { conversation: Conversation }) => {
  const { t } = useTranslation('collaboration')
  const format = useFormat()
  const members = useQuery(membersQuery).data?.items ?? []
  const { takeBack } = useSnooze(conversation)
  const { snoozed, returned, abilities } = conversation
  if (snoozed) {
    const by = members.find(({ id }) => id === snoozed.by)?.name
    return (
      <Banner
        tone="waiting"
        icon={<IconAlarmSnooze size={16} stroke={1.6} />}
        actions={
          abilities.write && (
            <Button size="compact-sm" variant="default" onClick={takeBack}>
              {t('snooze.takeBack')}
            </Button>
          )
        }
      >
        {snoozed.until ? t('snooze.until', { at: format.moment(snoozed.until) }) : t('snooze.untilMessage')}
        {by && ` · ${by}`}
      </Banner>
    )
  }
  if (!returned) return null
  return (
    <Banner tone="soon" icon={<IconBellRinging size={16} stroke={1.6} />}>
      {t(`snooze.back.${returned.why}`)}
    </Banner>
  )
}
