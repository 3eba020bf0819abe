import { IconAlertOctagon, IconGitMerge, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { Banner } from '../../../../../ui/banner.tsx'

/** What has to be known about the conversation before it is read. */
export const Banners = ({ conversation }: { conversation: Conversation }) => {
  const { t } = useTranslation(['conversations', 'shelves'])
  return (
    <>
      {conversation.deletedAt && (
        <Banner tone="waiting" icon={<IconTrash size={16} stroke={1.6} />}>
          {t('banner.trash')}
        </Banner>
      )}
      {conversation.spamAt && (
        <Banner tone="soon" icon={<IconAlertOctagon size={16} stroke={1.6} />}>
          {conversation.spamReason
            ? t('shelves:spamBecause', { value: conversation.spamReason.value })
            : t('banner.spam')}
        </Banner>
      )}
      {conversation.possibleMatches.length > 0 && (
        <Banner tone="waiting" icon={<IconGitMerge size={16} stroke={1.6} />}>
          {t('banner.matches')}{' '}
          {conversation.possibleMatches.map((match, index) => (
            <span key={match.id}>
              {index > 0 && ', '}
              <Link to="/inbox/$view/{-$number}" params={{ view: 'all', number: String(match.number) }}>
                #{match.number} {match.subject}
              </Link>
            </span>
          ))}
        </Banner>
      )}
    </>
  )
}
