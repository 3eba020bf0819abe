import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { BulkAct, BulkRun, Selection } from '../../../../contract/bulk.ts'
import { api } from '../../../app/api.ts'
import { useFailureNotice } from '../../../app/notices.tsx'
import { orLater } from '../../../app/outbox/outbox.ts'

/** A conversation with the newest number that was seen of it. */
interface Seen {
  id: string
  seenSeq: number
}

/** Begins, stops and undoes acts on many conversations. */
export const useBulk = () => {
  const { t } = useTranslation('bulk')
  const client = useQueryClient()
  const failed = useFailureNotice()
  const after = async (call: () => Promise<BulkRun | null>) => {
    try {
      await call()
      return true
    } catch (error) {
      failed(error)
      return false
    } finally {
      client.invalidateQueries({ queryKey: ['bulk-runs'] })
    }
  }
  return {
    /** Those named are acted on later where there is no connection; what a list will hold then nobody has seen. */
    begin: (act: BulkAct, chosen: { conversations: Seen[] } | { selection: Selection }) =>
      after(() =>
        'selection' in chosen
          ? api('POST /bulk-runs', { body: { act, ...chosen } })
          : orLater(
              'POST /bulk-runs',
              { body: { act, ...chosen } },
              { what: 'bulk', text: `${t(`act.${act.kind}`)} (${chosen.conversations.length})` },
            ),
      ),
    stop: (id: string) => after(() => api('PUT /bulk-runs/{id}/stop', { params: { id } })),
    undo: (id: string) => after(() => api('PUT /bulk-runs/{id}/undo', { params: { id } })),
  }
}
