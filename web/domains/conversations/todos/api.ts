import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'

export const todoKey = ['to-dos'] as const

export const todosQuery = (id: string) =>
  queryOptions({
    queryKey: [...todoKey, id],
    queryFn: () => api('GET /conversations/{id}/to-dos', { params: { id } }),
  })

export const myTodosQuery = queryOptions({ queryKey: [...todoKey, 'mine'], queryFn: () => api('GET /to-dos') })
