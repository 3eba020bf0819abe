import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Contract } from '../../../contract/contract.ts'
import type { Person } from '../../../contract/customers.ts'
import type { CallInput } from '../../../contract/endpoint.ts'
import { api } from '../../app/api.ts'
import { useFailureNotice } from '../../app/notices.tsx'
import { customerKeys, personQuery } from './api.ts'

type Fields = CallInput<Contract['PATCH /people/{id}']>['body']
type Acting = CallInput<Contract['PUT /people/{id}/companies/{companyId}']>['body']
type Identity = CallInput<Contract['POST /people/{id}/identities']>['body']

/** Changes to one person; each answer is the person as they now are. */
export const usePersonChange = (id: string) => {
  const client = useQueryClient()
  const failed = useFailureNotice()
  const { mutate, isPending } = useMutation({
    mutationFn: (call: () => Promise<Person>) => call(),
    onSuccess: (person) => {
      client.setQueryData(personQuery(id).queryKey, person)
      client.invalidateQueries({ queryKey: customerKeys.people })
    },
    onError: failed,
  })
  return {
    isPending,
    set: (body: Fields) => mutate(() => api('PATCH /people/{id}', { params: { id }, body })),
    addIdentity: (body: Identity) => mutate(() => api('POST /people/{id}/identities', { params: { id }, body })),
    actFor: (companyId: string, body: Acting) =>
      mutate(() => api('PUT /people/{id}/companies/{companyId}', { params: { id, companyId }, body })),
    stopActingFor: (companyId: string) =>
      mutate(() => api('DELETE /people/{id}/companies/{companyId}', { params: { id, companyId } })),
    removeIdentity: (identityId: string) =>
      mutate(() => api('DELETE /people/{id}/identities/{identityId}', { params: { id, identityId } })),
  }
}
