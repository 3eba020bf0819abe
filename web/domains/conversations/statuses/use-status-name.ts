import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Status } from '../../../../contract/conversations.ts'
import type { OwnStatus } from '../../../../contract/statuses.ts'
import { nameIn } from '../../fields/index.ts'
import { statusesQuery } from './api.ts'

interface WithStatus {
  status: Status
  statusId?: string | null
}

/** How a status is called: by the workspace's own name where it has one, else by its category's. */
export const useStatusName = () => {
  const { t, i18n } = useTranslation('conversations')
  const statuses = useQuery(statusesQuery).data?.items ?? []
  const own = (id: string | null | undefined): OwnStatus | undefined => statuses.find((each) => each.id === id)
  return {
    own,
    open: statuses.filter(({ archivedAt }) => archivedAt === null),
    nameOf: ({ status, statusId }: WithStatus): string => {
      const found = own(statusId)
      return found ? nameIn(found.names, i18n.language) : t(`status.${status}`)
    },
  }
}
