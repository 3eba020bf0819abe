import { Anchor, PasswordInput, SegmentedControl, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tracker } from '../../../../../contract/trackers.ts'
import { api } from '../../../../app/api.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { useFailureNotice } from '../../../../app/notices.tsx'
import { fieldErrors } from '../../../../app/problem.ts'
import { trackerKeys } from '../../api.ts'

interface Props {
  /** Null for a new one. */
  tracker: Tracker | null
  onClose: () => void
  onSecret: (tracker: Tracker, secret: string) => void
}

const homes = { github: 'https://github.com', gitlab: 'https://gitlab.com', jira: '' }
const names = { github: 'GitHub', gitlab: 'GitLab', jira: 'Jira' }
const kinds = ['github', 'gitlab', 'jira'] as const

export const TrackerDialog = ({ tracker, onClose, onSecret }: Props) => {
  const { t } = useTranslation(['trackers', 'app'])
  const client = useQueryClient()
  const failed = useFailureNotice()
  const [kind, setKind] = useState(tracker?.kind ?? 'github')
  const [name, setName] = useState(tracker?.name ?? names.github)
  const [url, setUrl] = useState(tracker?.url ?? homes.github)
  const [user, setUser] = useState(tracker?.user ?? '')
  const [token, setToken] = useState('')
  const refresh = () => client.invalidateQueries({ queryKey: trackerKeys.trackers })
  const choose = (chosen: Tracker['kind']) => {
    setKind(chosen)
    // Words of one's own are left as they are.
    if (name === names[kind]) setName(names[chosen])
    if (url === homes[kind]) setUrl(homes[chosen])
  }
  const save = useMutation({
    mutationFn: async () => {
      const fields = { name, url, user: user.trim() || null }
      if (!tracker) return api('POST /trackers', { body: { ...fields, kind, token } })
      const body = { ...fields, ...(token ? { token } : {}) }
      return { tracker: await api('PATCH /trackers/{id}', { params: { id: tracker.id }, body }), secret: null }
    },
    onSuccess: (saved) => {
      refresh()
      if (saved.secret) onSecret(saved.tracker, saved.secret)
      else onClose()
    },
  })
  const remove = useMutation({
    mutationFn: (id: string) => api('DELETE /trackers/{id}', { params: { id } }),
    onSuccess: () => {
      refresh()
      client.invalidateQueries({ queryKey: trackerKeys.issues })
      onClose()
    },
    onError: failed,
  })
  const renew = useMutation({
    mutationFn: (changed: Tracker) => api('PUT /trackers/{id}/secret', { params: { id: changed.id } }),
    onSuccess: ({ secret }, changed) => onSecret(changed, secret),
    onError: failed,
  })
  const wrong = fieldErrors(save.error)
  return (
    <FormDialog
      title={tracker ? t('edit') : t('connect')}
      onClose={onClose}
      onSubmit={() => save.mutate()}
      saving={save}
      submitLabel={tracker ? t('app:save') : t('connect')}
      incomplete={!name.trim() || !url.trim() || (!tracker && !token)}
      removal={
        tracker && { text: t('removeText'), isPending: remove.isPending, onRemove: () => remove.mutate(tracker.id) }
      }
    >
      {!tracker && (
        <SegmentedControl
          aria-label={t('kind')}
          data={kinds.map((value) => ({ value, label: names[value] }))}
          value={kind}
          onChange={(value) => choose(value as Tracker['kind'])}
        />
      )}
      <TextInput
        data-autofocus
        required
        label={t('name')}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        required
        type="url"
        label={t('url')}
        description={t(`urlText.${kind}`)}
        placeholder="https://acme.atlassian.net"
        value={url}
        error={wrong.url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      {kind === 'jira' && (
        <TextInput
          type="email"
          label={t('user')}
          description={t('userText')}
          value={user}
          onChange={(event) => setUser(event.currentTarget.value)}
        />
      )}
      <PasswordInput
        required={!tracker}
        label={t('token')}
        description={t(`tokenText.${kind}`)}
        placeholder={tracker ? t('tokenKept') : undefined}
        autoComplete="off"
        value={token}
        onChange={(event) => setToken(event.currentTarget.value)}
      />
      {tracker && (
        <Anchor component="button" type="button" size="sm" onClick={() => renew.mutate(tracker)}>
          {t('hook.renew')}
        </Anchor>
      )}
    </FormDialog>
  )
}
