import { Stack } from '@mantine/core'
import { IconHeartHandshake } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../../ui/blank.tsx'
import { AskedOfMyTeams, askedOfMyTeamsQuery } from '../../domains/conversations/index.ts'
import { AskedSearch } from '../../domains/search/index.ts'
import { RoutePending } from '../route-states.tsx'
import { Failed } from '../states.tsx'

/** What somebody of another department is asked, and nothing else. */
export const ColleagueToday = () => {
  const asked = useQuery(askedOfMyTeamsQuery)
  if (asked.isPending) return <RoutePending />
  if (!asked.data) return <Failed error={asked.error} retry={() => asked.refetch()} />
  return (
    <Stack gap="lg">
      <AskedSearch />
      {asked.data.items.length > 0 ? <AskedOfMyTeams /> : <AllKept />}
    </Stack>
  )
}

const AllKept = () => {
  const { t } = useTranslation('app')
  return (
    <Blank
      icon={<IconHeartHandshake size={40} stroke={1.3} />}
      title={t('today.allKept')}
      text={t('today.allKeptText')}
    />
  )
}
