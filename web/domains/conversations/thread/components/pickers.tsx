import { IconFlag3, IconFolder, IconTag, IconUser, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Conversation, Urgency } from '../../../../../contract/conversations.ts'
import { Chip } from '../../../../../ui/chip.tsx'
import { Face } from '../../../../../ui/face.tsx'
import { Picker } from '../../../../../ui/picker.tsx'
import { useSession } from '../../../../app/session.ts'
import { teamsQuery, useReaders } from '../../../team/index.ts'
import { tagsQuery, topicsQuery } from '../../api.ts'
import { topicPath } from '../../rules.ts'
import type { Changes } from '../../use-change.ts'

interface Props {
  conversation: Conversation
  change: Changes
  opened: boolean
  onOpenedChange: (opened: boolean) => void
}

const useLabels = () => {
  const { t } = useTranslation('conversations')
  return { searchLabel: t('pick.search'), nothingLabel: t('pick.nothing') }
}

const nobody = 'nobody'
const team = 'team:'

/** Members first, I at the top, then teams. */
export const AssigneePicker = ({ conversation, change, opened, onOpenedChange }: Props) => {
  const { t } = useTranslation('conversations')
  const labels = useLabels()
  const me = useSession().profile.member.id
  const { members, teams } = useReaders()
  const sorted = members.toSorted((a, b) => Number(b.id === me) - Number(a.id === me) || a.name.localeCompare(b.name))
  const allTeams = useQuery(teamsQuery).data?.items ?? []
  const teamName = allTeams.find(({ id }) => id === conversation.teamId)?.name

  const onChoose = (value: string) => {
    if (value.startsWith(team)) return change.giveToTeam(value.slice(team.length) || null)
    const member = members.find(({ id }) => id === value)
    change.assign(member ? { id: member.id, name: member.name, avatar: member.avatar } : null)
  }

  return (
    <Picker
      {...labels}
      opened={opened}
      onOpenedChange={onOpenedChange}
      begin="first"
      chosen={[conversation.assignee?.id ?? nobody, `${team}${conversation.teamId ?? ''}`]}
      onChoose={onChoose}
      choices={[
        ...sorted.map(({ id, name, avatar }) => ({
          value: id,
          label: id === me ? t('pick.me', { name }) : name,
          icon: <Face name={name} picture={avatar} size={20} />,
        })),
        { value: nobody, label: t('pick.nobody'), icon: <IconUser size={18} stroke={1.6} /> },
        ...teams.map(({ id, name }) => ({
          value: `${team}${id}`,
          label: name,
          icon: <IconUsers size={18} stroke={1.6} />,
        })),
        ...(conversation.teamId ? [{ value: team, label: t('pick.noTeam'), icon: <IconUsers size={18} /> }] : []),
      ]}
    >
      {(open) => (
        <Chip
          onClick={open}
          disabled={!conversation.abilities.write}
          unset={!conversation.assignee && !teamName}
          title={t('do.assign')}
          icon={
            conversation.assignee ? (
              <Face name={conversation.assignee.name} picture={conversation.assignee.avatar} size={18} />
            ) : (
              <IconUserPlus size={15} stroke={1.6} />
            )
          }
        >
          {[conversation.assignee?.name, teamName].filter(Boolean).join(' · ') || t('unassigned')}
        </Chip>
      )}
    </Picker>
  )
}

const urgencyTone = { urgent: 'broken', high: 'soon', normal: undefined, low: 'waiting' } as const

export const UrgencyPicker = ({ conversation, change, opened, onOpenedChange }: Props) => {
  const { t } = useTranslation('conversations')
  const labels = useLabels()
  return (
    <Picker
      {...labels}
      width={200}
      opened={opened}
      onOpenedChange={onOpenedChange}
      chosen={[conversation.urgency]}
      onChoose={(value) => change.set({ urgency: value as Urgency })}
      choices={(['urgent', 'high', 'normal', 'low'] as const).map((value) => ({
        value,
        label: t(`urgency.${value}`),
        icon: <IconFlag3 size={16} stroke={1.6} />,
      }))}
    >
      {(open) => (
        <Chip
          onClick={open}
          disabled={!conversation.abilities.write}
          unset={conversation.urgency === 'normal'}
          tone={urgencyTone[conversation.urgency]}
          title={t('do.urgency')}
          icon={<IconFlag3 size={15} stroke={1.6} />}
        >
          {t(`urgency.${conversation.urgency}`)}
        </Chip>
      )}
    </Picker>
  )
}

const noTopic = 'none'

export const TopicPicker = ({ conversation, change, opened, onOpenedChange }: Props) => {
  const { t } = useTranslation('conversations')
  const labels = useLabels()
  const topics = useQuery(topicsQuery).data?.items ?? []
  const path = topicPath(topics, conversation.topicId)
  return (
    <Picker
      {...labels}
      opened={opened}
      onOpenedChange={onOpenedChange}
      chosen={[conversation.topicId ?? noTopic]}
      onChoose={(value) => change.set({ topicId: value === noTopic ? null : value })}
      choices={[
        ...topics.map(({ id }) => ({ value: id, label: topicPath(topics, id) ?? '' })),
        { value: noTopic, label: t('pick.noTopic') },
      ]}
    >
      {(open) => (
        <Chip
          onClick={open}
          disabled={!conversation.abilities.write}
          unset={!path}
          title={t('do.topic')}
          icon={<IconFolder size={15} stroke={1.6} />}
        >
          {path ?? t('topic')}
        </Chip>
      )}
    </Picker>
  )
}

export const TagsPicker = ({ conversation, change, opened, onOpenedChange }: Props) => {
  const { t } = useTranslation('conversations')
  const labels = useLabels()
  const known = useQuery(tagsQuery).data?.items.map(({ name }) => name) ?? []
  const { tags } = conversation
  const all = [...new Set([...tags, ...known])]
  const toggle = (tag: string) => change.setTag(tag, !tags.includes(tag))
  return (
    <Picker
      {...labels}
      several
      opened={opened}
      onOpenedChange={onOpenedChange}
      chosen={tags}
      onChoose={toggle}
      addLabel={(typed) => t('pick.addTag', { tag: typed })}
      choices={all.map((tag) => ({ value: tag, label: tag }))}
    >
      {(open) => (
        <Chip
          onClick={open}
          disabled={!conversation.abilities.write}
          unset={tags.length === 0}
          title={t('do.tags')}
          icon={<IconTag size={15} stroke={1.6} />}
        >
          {tags.length > 0 ? tags.join(', ') : t('tags')}
        </Chip>
      )}
    </Picker>
  )
}
