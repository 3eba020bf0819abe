import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status, Urgency } from '../../../../../contract/conversations.ts'
import type { FieldValue, Noun } from '../../../../../contract/fields.ts'
import { FieldValueText, fieldsQuery, nameIn } from '../../../fields/index.ts'
import { membersQuery, teamsQuery } from '../../../team/index.ts'
import { topicsQuery } from '../../api.ts'
import { topicPath } from '../../rules.ts'
import { useStatusName } from '../../statuses/use-status-name.ts'
import { type Change, changesIn, type StatusThen, wordsMoved } from '../rules.ts'

interface Props {
  told: { type: string; data: Record<string, unknown> }
  /** Whose custom fields the event speaks of. */
  noun: Noun
}

/** What an event says was changed, from what to what; nothing where it says none of that. */
export const ChangeWords = ({ told, noun }: Props) => {
  const changes = changesIn(told)
  return changes.map((change, index) => (
    <span key={change.of}>
      {index > 0 && '; '}
      <OneChange change={change} noun={noun} />
    </span>
  ))
}

const OneChange = ({ change, noun }: { change: Change; noun: Noun }) => {
  const { t } = useTranslation('history')
  const { of, from, to } = change
  if (of.startsWith('field.')) return <FieldChange change={change} noun={noun} />
  if (of === 'tags') {
    const { added, removed } = wordsMoved(from, to)
    return `${t('of.tags')}: ${[...added.map((tag) => `+${tag}`), ...removed.map((tag) => `−${tag}`)].join(', ')}`
  }
  return (
    <FromTo
      name={t(`of.${of as 'urgency'}`)}
      from={isNothing(from) ? null : <Named of={of} value={from} />}
      to={isNothing(to) ? null : <Named of={of} value={to} />}
    />
  )
}

const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && 'category' in value && value.category === null && 'id' in value && value.id === null)

const FromTo = ({ name, from, to }: { name: string; from: ReactNode; to: ReactNode }) => {
  const { t } = useTranslation('history')
  return (
    <>
      {name}: {from ?? t('nothing')} → <b>{to ?? t('nothing')}</b>
    </>
  )
}

const Named = ({ of, value }: { of: string; value: unknown }) => {
  const { t } = useTranslation(['history', 'conversations'])
  const { nameOf, own } = useStatusName()
  const members = useQuery(membersQuery).data?.items ?? []
  const teams = useQuery(teamsQuery).data?.items ?? []
  const topics = useQuery(topicsQuery).data?.items ?? []
  switch (of) {
    case 'status': {
      const { category, id } = value as StatusThen
      const status = category ?? own(id)?.category
      return status ? nameOf({ status: status as Status, statusId: id }) : t('gone')
    }
    case 'urgency':
      return t(`conversations:urgency.${value as Urgency}`)
    case 'topic':
      return topicPath(topics, String(value)) ?? t('gone')
    case 'assignee':
      return members.find(({ id }) => id === value)?.name ?? t('gone')
    case 'team':
      return teams.find(({ id }) => id === value)?.name ?? t('gone')
    default:
      return String(value)
  }
}

const FieldChange = ({ change, noun }: { change: Change; noun: Noun }) => {
  const { i18n } = useTranslation()
  const fields = useQuery(fieldsQuery(noun)).data?.items ?? []
  const key = change.of.slice('field.'.length)
  const field = fields.find((each) => each.key === key)
  const shown = (value: unknown) => {
    if (isNothing(value)) return null
    return field ? <FieldValueText field={field} value={value as FieldValue} /> : JSON.stringify(value)
  }
  return (
    <FromTo name={field ? nameIn(field.names, i18n.language) : key} from={shown(change.from)} to={shown(change.to)} />
  )
}
