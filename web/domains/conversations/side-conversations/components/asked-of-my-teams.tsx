import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { askedOfMyTeamsQuery } from '../api.ts'
import { SideList } from './side-list.tsx'

/** What waits for an answer of my teams. */
export const AskedOfMyTeams = () => {
  const { t } = useTranslation('side-conversations')
  return <SideList title={t('mine')} items={useQuery(askedOfMyTeamsQuery).data?.items ?? []} />
}
