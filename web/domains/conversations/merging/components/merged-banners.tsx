import { Button } from '@mantine/core'
import { IconArrowMerge, IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { Banner } from '../../../../../ui/banner.tsx'
import { Moment } from '../../../../../ui/moment.tsx'
import { personName } from '../../rules.ts'
import { useMerging } from '../use-merging.ts'

/** What this conversation stands for beside itself, each with the way back; and what was asked for, if it led here. */
export const MergedBanners = ({ conversation }: { conversation: Conversation }) => {
  const { t } = useTranslation(['merging', 'app'])
  const { undo, isPending } = useMerging()
  const { ledFrom, merged, number } = conversation
  return (
    <>
      {ledFrom && (
        <Banner tone="waiting" icon={<IconArrowRight size={16} stroke={1.6} />}>
          {t('ledFrom', { from: ledFrom.number, number })}
        </Banner>
      )}
      {merged.map((each) => (
        <Banner
          key={each.mergeId}
          tone="waiting"
          icon={<IconArrowMerge size={16} stroke={1.6} />}
          actions={
            conversation.abilities.write && (
              <Button
                size="compact-xs"
                variant="default"
                disabled={isPending}
                aria-label={t('undoOf', { number: each.number })}
                onClick={() => undo(each.mergeId)}
              >
                {t('app:undo')}
              </Button>
            )
          }
        >
          {t('mergedIn', { number: each.number, subject: each.subject, person: personName(each.person) })}
          {each.into.number === number ? '' : ` ${t('over', { number: each.into.number })}`}
          {' · '}
          {[each.by?.name, each.channel?.name].filter(Boolean).join(' · ')} <Moment at={each.at} />
        </Banner>
      ))}
    </>
  )
}
