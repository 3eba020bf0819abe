import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../app/api.ts'

export interface Customer {
  name: string
  address: string
}

/** Invented people in three languages; the names are theirs, not words to translate. */
export const customers: readonly Customer[] = [
  { name: 'Maria Petrova', address: 'maria.petrova@example.com' },
  { name: 'Иван Соколов', address: 'ivan.sokolov@example.com' },
  { name: 'Елена Димитрова', address: 'elena.dimitrova@example.com' },
  { name: 'Tom Baker', address: 'tom.baker@example.com' },
]

export interface Letter {
  id: string
  at: string
  from: string
  subject: string
  text: string
  html: string
  mine: boolean
  messageId: string | null
}

const keyOf = (address: string) => `kept.desk.${address}`

const sentBy = (address: string): Letter[] => {
  try {
    return JSON.parse(localStorage.getItem(keyOf(address)) ?? '[]')
  } catch {
    return []
  }
}

/** The desk of one invented customer: what they wrote from here and what came back to them. */
export const useDesk = (customer: Customer, to: string | undefined) => {
  const client = useQueryClient()
  const key = ['desk', customer.address]
  const [sent, setSent] = useState(() => sentBy(customer.address))
  const back = useQuery({
    queryKey: key,
    queryFn: () => api('GET /demo/desk', { query: { address: customer.address } }),
    // Mail comes when it comes; a real client looks as often.
    refetchInterval: 2500,
  })
  const write = useMutation({
    mutationFn: async (mail: { subject: string; text: string; inReplyTo?: string | undefined }) => {
      const answer = await api('POST /demo/desk', {
        body: { from: customer.address, name: customer.name, to: to ?? '', ...mail },
      })
      return { ...mail, ...answer }
    },
    onSuccess: ({ subject, text, accepted }) => {
      if (!accepted) return
      const letter: Letter = {
        id: crypto.randomUUID(),
        at: new Date().toISOString(),
        from: customer.name,
        subject,
        text,
        html: '',
        mine: true,
        messageId: null,
      }
      setSent((before) => {
        const all = [...before, letter].slice(-50)
        localStorage.setItem(keyOf(customer.address), JSON.stringify(all))
        return all
      })
      client.invalidateQueries({ queryKey: key })
    },
  })
  const received = (back.data?.items ?? []).map((mail): Letter => ({ ...mail, mine: false }))
  const letters = [...received, ...sent].toSorted((a, b) => b.at.localeCompare(a.at))
  return { letters, back, write }
}
