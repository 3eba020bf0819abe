import { ActionIcon, Menu } from '@mantine/core'
import { IconCircleCheck, IconCircleDot, IconDots, IconRefresh, IconUnlink } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Issue } from '../../../../../contract/trackers.ts'
import { api } from '../../../../app/api.ts'
import { useFailureNotice, useUndoNotice } from '../../../../app/notices.tsx'
import { trackerKeys } from '../../api.ts'
import classes from '../issues-card.module.css'

interface Props {
  issue: Issue
  conversationId: string
  mayWrite: boolean
}

export const IssueLine = ({ issue, conversationId, mayWrite }: Props) => {
  const { t } = useTranslation('trackers')
  const client = useQueryClient()
  const failed = useFailureNotice()
  const offerUndo = useUndoNotice()
  const params = { id: conversationId, issueId: issue.id }
  const refresh = () => client.invalidateQueries({ queryKey: trackerKeys.issues })
  const read = useMutation({
    mutationFn: () => api('PUT /conversations/{id}/issues/{issueId}/reading', { params }),
    onSuccess: refresh,
    onError: failed,
  })
  const again = useMutation({
    mutationFn: () =>
      api('POST /conversations/{id}/issues', { params: { id: conversationId }, body: { url: issue.url } }),
    onSuccess: refresh,
    onError: failed,
  })
  const unlink = useMutation({
    mutationFn: () => api('DELETE /conversations/{id}/issues/{issueId}', { params }),
    onSuccess: () => {
      offerUndo({ id: issue.id, text: t('unlinked', { key: issue.key }), undo: () => again.mutate() })
      return refresh()
    },
    onError: failed,
  })
  const Mark = issue.state === 'closed' ? IconCircleCheck : IconCircleDot
  const stateName = issue.stateName === issue.state ? t(`state.${issue.state}`) : issue.stateName
  return (
    <li className={classes.issue}>
      <Mark className={classes.mark} data-state={issue.state} size={16} stroke={1.8} aria-hidden="true" />
      <div className={classes.words}>
        <a className={classes.title} href={issue.url} target="_blank" rel="noreferrer" title={issue.title}>
          {issue.title}
        </a>
        <div className={classes.about}>{[issue.key, stateName, issue.assignee].filter(Boolean).join(' · ')}</div>
        {issue.failure && <div className={classes.failure}>{t('stale', { why: issue.failure })}</div>}
      </div>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t('more', { key: issue.key })}
            loading={read.isPending || unlink.isPending}
          >
            <IconDots size={16} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconRefresh size={16} stroke={1.6} />} onClick={() => read.mutate()}>
            {t('readAgain')}
          </Menu.Item>
          {mayWrite && (
            <Menu.Item leftSection={<IconUnlink size={16} stroke={1.6} />} onClick={() => unlink.mutate()}>
              {t('unlink')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </li>
  )
}
