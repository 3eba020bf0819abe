import { IconHeartHandshake } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../../ui/blank.tsx'
import { AskedOfMyTeams, askedOfMyTeamsQuery } from '../../domains/conversations/index.ts'
import { RoutePending } from '../route-states.tsx'
import { Failed } from '../states.tsx'

/** What somebody of another department is asked, and nothing else. */
export const ColleagueToday = () => {
  const { t } = useTranslation('app')
  const asked = useQuery(askedOfMyTeamsQuery)
  if (asked.isPending) return <RoutePending />
  if (!asked.data) return <Failed error={asked.error} retry={() => asked.refetch()} />
  if (asked.data.items.length > 0) return <AskedOfMyTeams />
  return (
    <Blank
      icon={<IconHeartHandshake size={40} stroke={1.3} />}
      title={t('today.allKept')}
      text={t('today.allKeptText')}
    />
  )
}
