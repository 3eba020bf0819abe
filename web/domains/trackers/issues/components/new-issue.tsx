import { Select, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tracker } from '../../../../../contract/trackers.ts'
import { api } from '../../../../app/api.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { projectsQuery, trackerKeys } from '../../api.ts'

interface Props {
  conversationId: string
  subject: string
  trackers: readonly Tracker[]
  onClose: () => void
}

const NewIssue = ({ conversationId, subject, trackers, onClose }: Props) => {
  const { t } = useTranslation('trackers')
  const client = useQueryClient()
  const [trackerId, setTrackerId] = useState(trackers[0]?.id ?? null)
  const [project, setProject] = useState<string | null>(null)
  const [asked, setAsked] = useState('')
  const [text, setText] = useState('')
  const [title, setTitle] = useState(subject)
  const [settled] = useDebouncedValue(asked, 250)
  const projects = useQuery(projectsQuery(trackerId, settled === project ? '' : settled))
  const open = useMutation({
    mutationFn: () =>
      api('POST /conversations/{id}/issues', {
        params: { id: conversationId },
        body: { trackerId: trackerId ?? '', project: project ?? '', title, text },
      }),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: trackerKeys.issues })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('newIssue')}
      onClose={onClose}
      onSubmit={() => open.mutate()}
      saving={open}
      submitLabel={t('openIssue')}
      incomplete={!trackerId || !project || !title.trim()}
    >
      {trackers.length > 1 && (
        <Select
          label={t('tracker')}
          data={trackers.map(({ id, name }) => ({ value: id, label: name }))}
          value={trackerId}
          allowDeselect={false}
          onChange={(id) => {
            setTrackerId(id)
            setProject(null)
          }}
        />
      )}
      <Select
        data-autofocus
        required
        searchable
        label={t('project')}
        placeholder={projects.isPending ? t('asking') : undefined}
        nothingFoundMessage={projects.isFetching ? t('asking') : t('noProject')}
        error={projects.isError ? t('projectsFailed') : undefined}
        data={(projects.data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))}
        value={project}
        onSearchChange={setAsked}
        onChange={setProject}
      />
      <TextInput
        required
        label={t('issueTitle')}
        maxLength={250}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        label={t('issueText')}
        description={t('issueTextHint')}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

export default NewIssue
