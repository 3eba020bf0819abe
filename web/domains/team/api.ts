import { queryOptions } from '@tanstack/react-query'
import { api } from '../../app/api.ts'

export const teamKeys = {
  members: ['members'],
  teams: ['teams'],
  invitations: ['invitations'],
} as const

export const membersQuery = queryOptions({ queryKey: teamKeys.members, queryFn: () => api('GET /members') })
export const teamsQuery = queryOptions({ queryKey: teamKeys.teams, queryFn: () => api('GET /teams') })
export const invitationsQuery = queryOptions({ queryKey: teamKeys.invitations, queryFn: () => api('GET /invitations') })
export const signInLinkQuery = (token: string) =>
  queryOptions({
    queryKey: ['sign-in-link', token],
    queryFn: () => api('GET /sign-in-links/{token}', { params: { token } }),
  })
export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: () => api('GET /invitations/by-token/{token}', { params: { token } }),
  })
