import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { askedByMeQuery } from '../api.ts'
import { SideList } from './side-list.tsx'

/** What I asked, or what was asked in conversations of mine, until it is done. */
export const AskedByMe = () => {
  const { t } = useTranslation('side-conversations')
  return <SideList title={t('byMe')} items={useQuery(askedByMeQuery).data?.items ?? []} />
}
