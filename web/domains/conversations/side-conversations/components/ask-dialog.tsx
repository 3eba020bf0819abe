import { NativeSelect, Skeleton, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../../../contract/conversations.ts'
import type { Team } from '../../../../../contract/team.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { useSession } from '../../../../app/session.ts'
import { membersQuery, teamsQuery } from '../../../team/index.ts'
import { AddressField } from '../../composer/components/recipients.tsx'
import { isBegun, type Question, type Quoting, quotedOf, saidOf, togetherOf } from '../rules.ts'
import { useBegun } from '../use-begun.ts'
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

interface AskedTeam {
  teamId: string
  ownerId: string | null
}

const nothing: Question = { subject: '', html: '', to: [], cc: [], attachments: [] }

/** Asks a team, or somebody outside by mail, something beside a conversation. */
export const AskDialog = ({ whom, conversationId, messages = [], begin, onClose }: Props) => {
  const { t } = useTranslation('side-conversations')
  const { t: ofThread } = useTranslation('conversations')
  const outside = whom === 'outside'
  const fetchedTeams = useQuery({ ...teamsQuery, enabled: !outside })
  const [chosen, setChosen] = useState<AskedTeam | null>(null)
  // The first team until another is chosen.
  const firstTeam = fetchedTeams.data?.items[0]
  const team = chosen ?? (firstTeam ? { teamId: firstTeam.id, ownerId: null } : null)
  const memberId = useSession().profile.member.id
  const { begun, keep, forget } = useBegun<Question>(`kept.question.${memberId}.${conversationId}.${whom}`)
  // What was taken back stands before what was begun meanwhile.
  const [first] = useState(() => togetherOf(begin, begun()) ?? nothing)
  const [question, setQuestion] = useState(first)
  // A picture that is pasted changes words and files at once.
  const latest = useRef(first)
  const [uploading, setUploading] = useState(false)
  const [quoting, setQuoting] = useState<Quoting>('nothing')
  const [due, setDue] = useState('')
  const { ask } = useSides()
  const change = (part: Partial<Question>) => {
    latest.current = { ...latest.current, ...part }
    setQuestion(latest.current)
    keep(isBegun(latest.current) ? latest.current : null)
  }
  useEffect(() => {
    if (begin) keep(first)
  }, [begin, first, keep])
  const said = saidOf(question)
  const asked = outside ? question.to.length > 0 && { to: question.to, cc: question.cc } : team
  const incomplete = !asked || !question.subject.trim() || !said || uploading
  const submit = () => {
    if (!asked || !said || incomplete || ask.isPending) return
    const dueAt = due ? { dueAt: new Date(due).toISOString() } : {}
    const quoteMessageIds = outside ? quotedOf(messages, quoting) : []
    ask.mutate(
      { conversationId, ...asked, ...said, subject: question.subject, quoteMessageIds, ...dueAt },
      {
        onSuccess: () => {
          forget()
          onClose()
        },
      },
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
            takesFocus={!first.subject}
          />
          <AddressField
            label={ofThread('field.cc')}
            value={question.cc}
            onChange={(cc) => change({ cc })}
            takesFocus={false}
          />
        </>
      ) : (
        <TeamChoice teams={fetchedTeams.data?.items} team={team} onChoose={setChosen} />
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
            asked={outside ? null : team}
            begin={first}
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

interface TeamProps {
  /** Undefined until they have come. */
  teams: readonly Team[] | undefined
  team: AskedTeam | null
  onChoose: (team: AskedTeam) => void
}

const TeamChoice = ({ teams, team, onChoose }: TeamProps) => {
  const { t } = useTranslation('side-conversations')
  const members = useQuery(membersQuery).data?.items ?? []
  const memberIds = teams?.find(({ id }) => id === team?.teamId)?.memberIds ?? []
  const ofTeam = members.filter(({ id, active }) => active && memberIds.includes(id))
  return (
    <>
      {teams?.length === 0 && <Text size="sm">{t('noTeams')}</Text>}
      <NativeSelect
        label={t('team')}
        value={team?.teamId ?? ''}
        onChange={(event) => onChoose({ teamId: event.currentTarget.value, ownerId: null })}
        data={(teams ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <NativeSelect
        label={t('owner')}
        value={team?.ownerId ?? ''}
        onChange={(event) => team && onChoose({ ...team, ownerId: event.currentTarget.value || null })}
        data={[{ value: '', label: t('anybody') }, ...ofTeam.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </>
  )
}
