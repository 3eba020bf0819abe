import { Button } from '@mantine/core'
import { IconArrowsSplit2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { Banner } from '../../../../../ui/banner.tsx'
import { useSplitting } from '../use-splitting.ts'

/** What was taken out of this conversation, and what it was taken out of. */
export const SplitBanners = ({ conversation }: { conversation: Conversation }) => {
  const { t } = useTranslation(['merging', 'app'])
  const { undo, isUndoing } = useSplitting(conversation.id)
  return conversation.splits.map(({ id, from, to, messageCount: count }) => {
    const other = from.id === conversation.id ? to : from
    return (
      <Banner
        key={id}
        tone="waiting"
        icon={<IconArrowsSplit2 size={16} stroke={1.6} />}
        actions={
          conversation.abilities.write && (
            <Button
              size="compact-xs"
              variant="default"
              disabled={isUndoing}
              aria-label={t('split.undoOf', { number: to.number })}
              onClick={() => undo(id)}
            >
              {t('app:undo')}
            </Button>
          )
        }
      >
        {other === to ? t('split.went', { count }) : t('split.came', { count })}{' '}
        <Link to="/inbox/$view/{-$number}" params={{ view: 'all', number: String(other.number) }}>
          #{other.number} {other.subject}
        </Link>
      </Banner>
    )
  })
}
