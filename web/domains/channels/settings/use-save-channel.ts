import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Contract } from '../../../../contract/contract.ts'
import type { CallInput } from '../../../../contract/endpoint.ts'
import { api } from '../../../app/api.ts'
import { useDoneNotice, useFailureNotice } from '../../../app/notices.tsx'
import { channelKeys, channelQuery } from '../api.ts'

type Fields = NonNullable<CallInput<Contract['PATCH /channels/{id}']>['body']>
export type SaveChannel = (fields: Fields) => void

/** Changes a part of a channel; a secret left out stays as it is. */
export const useSaveChannel = (id: string) => {
  const { t } = useTranslation('app')
  const client = useQueryClient()
  const failed = useFailureNotice()
  const say = useDoneNotice()
  const { mutate, isPending } = useMutation({
    mutationFn: (body: Fields) => api('PATCH /channels/{id}', { params: { id }, body }),
    onSuccess: (saved) => {
      client.setQueryData(channelQuery(id).queryKey, saved)
      client.invalidateQueries({ queryKey: channelKeys.channels })
      say(t('saved'))
    },
    onError: failed,
  })
  return { save: (fields: Fields) => mutate(fields), busy: isPending }
}
