import { ActionIcon } from '@mantine/core'
import { IconEye, IconEyeFilled } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { useActions } from '../../../../app/actions.ts'
import { useFailureNotice } from '../../../../app/notices.tsx'
import { orLater } from '../../../../app/outbox/outbox.ts'
import { changeOpened, refreshOpened } from '../../use-cached-conversation.ts'

/** Whoever follows is told when the customer writes. */
export const FollowButton = ({ conversation }: { conversation: Conversation }) => {
  const { t } = useTranslation(['collaboration', 'conversations'])
  const client = useQueryClient()
  const failed = useFailureNotice()
  const { id, number, following, followers } = conversation
  const put = (change: Pick<Conversation, 'following'>) =>
    changeOpened(client, id, (opened) => ({ ...opened, ...change }))
  const { mutate } = useMutation({
    mutationFn: () => {
      const about = { conversation: { id, number } }
      return following
        ? orLater('DELETE /conversations/{id}/following', { params: { id } }, { ...about, what: 'unfollow' })
        : orLater('PUT /conversations/{id}/following', { params: { id } }, { ...about, what: 'follow' })
    },
    onMutate: () => put({ following: !following }),
    onSuccess: (answer) => answer && put(answer),
    onError: (error) => {
      put({ following })
      failed(error)
    },
    onSettled: () => refreshOpened(client, id),
  })
  const label = following ? t('follow.stop') : t('follow.start')
  const others = followers.map(({ name }) => name).join(', ')

  useActions([
    { id: 'conversation.follow', keys: 'f', label, group: t('conversations:conversation'), run: () => mutate() },
  ])
  const Icon = following ? IconEyeFilled : IconEye
  return (
    <ActionIcon
      variant="subtle"
      color={following ? 'teal' : 'gray'}
      size={32}
      title={others ? `${label} (${t('follow.by', { names: others })})` : label}
      aria-label={label}
      aria-pressed={following}
      onClick={() => mutate()}
    >
      <Icon size={18} stroke={1.6} />
    </ActionIcon>
  )
}
