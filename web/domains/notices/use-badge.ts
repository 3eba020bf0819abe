import { useQuery } from '@tanstack/react-query'
import { countQuery } from './api.ts'
import { badgeOf } from './rules.ts'

/** How much I have not read, as it stands on a sign; null where all is read. */
export const useBadge = (): string | null => badgeOf(useQuery(countQuery).data)
