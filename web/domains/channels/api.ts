import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Contract } from '../../../contract/contract.ts'
import type { CallInput } from '../../../contract/endpoint.ts'
import { api } from '../../app/api.ts'

export type MailState = NonNullable<NonNullable<CallInput<Contract['GET /mails']>['query']>['state']>

export const channelKeys = { channels: ['channels'], mails: ['mails'] } as const

export const channelsQuery = queryOptions({ queryKey: channelKeys.channels, queryFn: () => api('GET /channels') })
export const channelQuery = (id: string) =>
  queryOptions({
    queryKey: [...channelKeys.channels, id],
    queryFn: () => api('GET /channels/{id}', { params: { id } }),
  })
export const mailsQuery = (filter: { channelId?: string | undefined; state?: MailState | undefined }) =>
  infiniteQueryOptions({
    queryKey: [...channelKeys.mails, filter],
    queryFn: ({ pageParam }) => api('GET /mails', { query: { ...filter, cursor: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
