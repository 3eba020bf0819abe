import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ReplyActions } from '../../../../contract/ready-replies.ts'
import { nameIn } from '../../fields/index.ts'
import { membersQuery, teamsQuery } from '../../team/index.ts'
import { topicsQuery } from '../api.ts'
import { topicPath } from '../rules.ts'
import { placeholdersQuery } from './api.ts'

/** A placeholder in words: person.first_name is "First name", person.fields.plan what the workspace calls that field. */
export const usePlaceholderWords = () => {
  const { t, i18n } = useTranslation('replies')
  const placeholders = useQuery(placeholdersQuery).data?.items ?? []
  return (name: string): string => {
    const field = placeholders.find((each) => each.name === name)?.field
    if (field) return t(`fieldOf.${field.noun}`, { name: nameIn(field.names, i18n.language) })
    const key = `replies:placeholder.${name.replace('.', '_')}`
    return i18n.exists(key) ? t(key.slice('replies:'.length) as 'placeholder.person_name') : name
  }
}

/** An action in words: "Topic: Late delivery". */
export const useActionWords = () => {
  const { t } = useTranslation(['replies', 'conversations'])
  const members = useQuery(membersQuery).data?.items ?? []
  const teams = useQuery(teamsQuery).data?.items ?? []
  const topics = useQuery(topicsQuery).data?.items ?? []
  return (actions: ReplyActions): { name: keyof ReplyActions; words: string }[] => {
    const { status, urgency, topicId, addTags, removeTags, assigneeId, teamId, note } = actions
    const member = assigneeId === 'me' ? t('action.me') : members.find(({ id }) => id === assigneeId)?.name
    const said: Partial<Record<keyof ReplyActions, string>> = {
      ...(topicId !== undefined && {
        topicId: t('action.topic', { topic: topicPath(topics, topicId) ?? t('action.none') }),
      }),
      ...(addTags?.length && { addTags: t('action.addTags', { tags: addTags.join(', ') }) }),
      ...(removeTags?.length && { removeTags: t('action.removeTags', { tags: removeTags.join(', ') }) }),
      ...(urgency && { urgency: t('action.urgency', { urgency: t(`conversations:urgency.${urgency}`) }) }),
      ...(assigneeId !== undefined && { assigneeId: t('action.assign', { name: member ?? t('action.none') }) }),
      ...(teamId !== undefined && {
        teamId: t('action.team', { name: teams.find(({ id }) => id === teamId)?.name ?? t('action.none') }),
      }),
      ...(note && { note: t('action.note') }),
      ...(status && { status: t('action.status', { status: t(`conversations:status.${status}`) }) }),
    }
    return Object.entries(said).map(([name, words]) => ({ name: name as keyof ReplyActions, words }))
  }
}
