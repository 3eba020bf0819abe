import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../../../ui/format.ts'
import { useFieldWords } from '../../../../app/filters/use-words.ts'
import type { Group } from '../../api.ts'
import { conversationNoun } from '../../filtering/use-conversation-noun.ts'
import classes from './group-head.module.css'

/** A heading of the list with how much stands under it. */
export const GroupHead = ({ group, grouping }: { group: Group; grouping: string }) => {
  const { t } = useTranslation('views')
  const format = useFormat()
  const words = useFieldWords()
  const field = useQuery({
    queryKey: ['filters', conversationNoun.noun, 'fields'],
    queryFn: conversationNoun.fetchFields,
  }).data?.items.find(({ name }) => name === grouping)
  const title =
    group.value === null
      ? `${field ? words.name(field) : ''}: ${t('noneOf')}`
      : (group.name ?? (field ? words.choice(field, group.value) : group.value))
  return (
    <h2 className={classes.head}>
      <span className={classes.title}>{title}</span>
      {group.count !== null && (
        <span className={classes.count}>
          {format.number(group.count)}
          {group.more && '+'}
        </span>
      )}
    </h2>
  )
}
