import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ReadyReply } from '../../../../contract/ready-replies.ts'
import { api } from '../../../app/api.ts'
import { useDoneNotice, useFailureNotice } from '../../../app/notices.tsx'

export type Written = Pick<ReadyReply, 'name' | 'kind' | 'teamId' | 'folderId' | 'topicIds' | 'variants' | 'actions'>

export const useSaveReply = (reply: ReadyReply | null, onDone: () => void) => {
  const { t } = useTranslation('replies')
  const client = useQueryClient()
  const failed = useFailureNotice()
  const say = useDoneNotice()
  const done = () => {
    client.invalidateQueries({ queryKey: ['ready-replies'] })
    onDone()
  }
  const save = useMutation({
    mutationFn: ({ variants, teamId, ...written }: Written) => {
      const body = {
        ...written,
        teamId: written.kind === 'team' ? teamId : null,
        variants: variants.map(({ language, html, attachments }) => ({
          language,
          html,
          attachmentIds: attachments.map((file) => file.id),
        })),
      }
      return reply
        ? api('PATCH /ready-replies/{id}', { params: { id: reply.id }, body })
        : api('POST /ready-replies', { body })
    },
    onSuccess: done,
  })
  const remove = useMutation({
    mutationFn: ({ id }: ReadyReply) => api('DELETE /ready-replies/{id}', { params: { id } }),
    onSuccess: (_, { name }) => {
      say(t('edit.removed', { name }))
      done()
    },
    onError: failed,
  })
  return { save, remove }
}
