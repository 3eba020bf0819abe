import { NativeSelect, Skeleton, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../../../contract/conversations.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { membersQuery, teamsQuery } from '../../../team/index.ts'
import { AddressField } from '../../composer/components/recipients.tsx'
import { type Question, type Quoting, quotedOf, saidOf } from '../rules.ts'
import { useSides } from '../use-sides.ts'

const SideEditor = lazy(() => import('./side-editor.tsx'))

interface Props {
  whom: 'team' | 'outside'
  conversationId: string
  /** Of the thread, to go along as a quote. */
  messages?: readonly Message[]
  /** What was taken back. */
  begin?: Question | undefined
  onClose: () => void
}

const nothing: Question = { subject: '', html: '', to: [], cc: [], attachments: [] }

/** Asks a team, or somebody outside by mail, something beside a conversation. */
export const AskDialog = ({ whom, conversationId, messages = [], begin = nothing, onClose }: Props) => {
  const { t } = useTranslation('side-conversations')
  const { t: ofThread } = useTranslation('conversations')
  const outside = whom === 'outside'
  const [team, setTeam] = useState<{ teamId: string; ownerId: string | null } | null>(null)
  const [question, setQuestion] = useState(begin)
  const [uploading, setUploading] = useState(false)
  const [quoting, setQuoting] = useState<Quoting>('nothing')
  const [due, setDue] = useState('')
  const { ask } = useSides()
  const change = (part: Partial<Question>) => setQuestion((before) => ({ ...before, ...part }))
  const said = saidOf(question)
  const asked = outside ? question.to.length > 0 && { to: question.to, cc: question.cc } : team
  const incomplete = !asked || !question.subject.trim() || !said || uploading
  const submit = () => {
    if (!asked || !said || incomplete || ask.isPending) return
    const dueAt = due ? { dueAt: new Date(due).toISOString() } : {}
    const quoteMessageIds = outside ? quotedOf(messages, quoting) : []
    ask.mutate(
      { conversationId, ...asked, ...said, subject: question.subject, quoteMessageIds, ...dueAt },
      { onSuccess: onClose },
    )
  }
  return (
    <FormDialog
      title={outside ? t('askOutside') : t('ask')}
      submitLabel={outside ? t('sendOutside') : t('send')}
      size="lg"
      saving={ask}
      incomplete={incomplete}
      onSubmit={submit}
      onClose={onClose}
    >
      {outside ? (
        <>
          <AddressField
            label={ofThread('field.to')}
            value={question.to}
            onChange={(to) => change({ to })}
            takesFocus={!begin.subject}
          />
          <AddressField
            label={ofThread('field.cc')}
            value={question.cc}
            onChange={(cc) => change({ cc })}
            takesFocus={false}
          />
        </>
      ) : (
        <TeamChoice onChange={setTeam} />
      )}
      <TextInput
        label={t('subject')}
        maxLength={300}
        required
        data-autofocus={!outside || undefined}
        value={question.subject}
        onChange={(event) => change({ subject: event.currentTarget.value })}
      />
      <div>
        <Text size="sm" fw={500} component="div">
          {t('text')}
        </Text>
        <Text size="xs" c="dimmed" mb={4}>
          {outside ? t('hintOutside') : t('hint')}
        </Text>
        <Suspense fallback={<Skeleton height={150} />}>
          <SideEditor
            label={t('text')}
            begin={begin}
            height={120}
            onChange={change}
            onUploading={setUploading}
            onSubmit={submit}
          />
        </Suspense>
      </div>
      {outside && messages.length > 0 && (
        <NativeSelect
          label={t('quote')}
          description={t('quoteHint')}
          value={quoting}
          onChange={(event) => setQuoting(event.currentTarget.value as Quoting)}
          data={[
            { value: 'nothing', label: t('quoting.nothing') },
            { value: 'newest', label: t('quoting.newest') },
            { value: 'all', label: t('quoting.all') },
          ]}
        />
      )}
      <TextInput
        type="datetime-local"
        label={t('due')}
        description={t('dueHint')}
        value={due}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

/** The first team until another is chosen. */
const TeamChoice = ({ onChange }: { onChange: (team: { teamId: string; ownerId: string | null }) => void }) => {
  const { t } = useTranslation('side-conversations')
  const fetched = useQuery(teamsQuery)
  const teams = fetched.data?.items ?? []
  const members = useQuery(membersQuery).data?.items ?? []
  const [chosen, setChosen] = useState<{ teamId: string; ownerId: string | null } | null>(null)
  const team = teams.find(({ id }) => id === chosen?.teamId) ?? teams[0]
  const ofTeam = members.filter(({ id, active }) => active && team?.memberIds.includes(id))
  const choose = (teamId: string, ownerId: string | null) => {
    setChosen({ teamId, ownerId })
    onChange({ teamId, ownerId })
  }
  if (team && !chosen) choose(team.id, null)
  return (
    <>
      {fetched.isSuccess && teams.length === 0 && <Text size="sm">{t('noTeams')}</Text>}
      <NativeSelect
        label={t('team')}
        value={team?.id ?? ''}
        onChange={(event) => choose(event.currentTarget.value, null)}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <NativeSelect
        label={t('owner')}
        value={chosen?.ownerId ?? ''}
        onChange={(event) => team && choose(team.id, event.currentTarget.value || null)}
        data={[{ value: '', label: t('anybody') }, ...ofTeam.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </>
  )
}
