import { IconMessageQuestion } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { Banner } from '../../../../../ui/banner.tsx'
import { sidesQuery } from '../api.ts'

/** What was resolved may still be waited for by a colleague or a haulier: said, and not forbidden. */
export const OpenSidesBanner = ({ conversation: { id, status } }: { conversation: Conversation }) => {
  const { t } = useTranslation('side-conversations')
  const isSettled = status === 'resolved' || status === 'closed'
  const items = useQuery({ ...sidesQuery(id), enabled: isSettled }).data?.items ?? []
  const open = items.filter(({ state }) => state !== 'done')
  const [first] = open
  if (!isSettled || !first) return null
  return (
    <Banner tone="soon" icon={<IconMessageQuestion size={16} stroke={1.6} />}>
      {t('stillOpen', { count: open.length })}{' '}
      <Link to="." hash={`side-${first.id}`}>
        {first.subject}
      </Link>
    </Banner>
  )
}
