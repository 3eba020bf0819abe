import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../app/api.ts'
import { useProblemWords } from '../../../app/notices.tsx'
import { fieldErrors } from '../../../app/problem.ts'
import { useAbility } from '../../../app/session.ts'
import { issuesQuery, trackerKeys, trackersQuery } from '../api.ts'
import { IssueLine } from './components/issue-line.tsx'
import classes from './issues-card.module.css'

const NewIssue = lazy(() => import('./components/new-issue.tsx'))

interface Props {
  conversationId: string
  subject: string
}

/** The issues a conversation waits for. Without a connected tracker there is nothing to draw. */
export const IssuesCard = ({ conversationId, subject }: Props) => {
  const { t } = useTranslation('trackers')
  const client = useQueryClient()
  const words = useProblemWords()
  const mayWrite = useAbility('conversations.write')
  const trackers = useQuery(trackersQuery).data?.items ?? []
  const issues = useQuery({ ...issuesQuery(conversationId), enabled: trackers.length > 0 }).data?.items ?? []
  const [url, setUrl] = useState('')
  const [opening, setOpening] = useState(false)
  const link = useMutation({
    mutationFn: (address: string) =>
      api('POST /conversations/{id}/issues', { params: { id: conversationId }, body: { url: address } }),
    onSuccess: () => {
      setUrl('')
      return client.invalidateQueries({ queryKey: trackerKeys.issues })
    },
  })
  if (trackers.length === 0) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (url.trim()) link.mutate(url.trim())
  }
  const wrong = link.error ? (fieldErrors(link.error).url ? t('noIssue') : words(link.error).detail) : null
  return (
    <section className={classes.card} aria-label={t('issues')}>
      <h2 className={classes.heading}>
        {t('issues')} {issues.length > 0 && <span className={classes.count}>{issues.length}</span>}
      </h2>
      {issues.length > 0 && (
        <ul className={classes.issues}>
          {issues.map((issue) => (
            <IssueLine key={issue.id} issue={issue} conversationId={conversationId} mayWrite={mayWrite} />
          ))}
        </ul>
      )}
      {mayWrite && (
        <form onSubmit={submit} className={classes.linking}>
          <TextInput
            size="xs"
            type="url"
            aria-label={t('paste')}
            placeholder={t('paste')}
            value={url}
            error={wrong}
            disabled={link.isPending}
            onChange={(event) => {
              setUrl(event.currentTarget.value)
              link.reset()
            }}
          />
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => setOpening(true)}
          >
            {t('newIssue')}
          </Button>
        </form>
      )}
      <Suspense>
        {opening && (
          <NewIssue
            conversationId={conversationId}
            subject={subject}
            trackers={trackers}
            onClose={() => setOpening(false)}
          />
        )}
      </Suspense>
    </section>
  )
}
