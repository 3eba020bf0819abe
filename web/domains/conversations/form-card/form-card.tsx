import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../contract/conversations.ts'
import { shownItems } from '../../../../contract/form-rules.ts'
import { FieldList, fieldsQuery } from '../../fields/index.ts'
import { formsQuery } from '../forms/api.ts'
import { useChange } from '../use-change.ts'
import classes from './form-card.module.css'
import { useAsked } from './use-asked.ts'

/** The fields that the forms of its topic ask, then what else has a value; all fields where there is no form at all. */
export const FormCard = ({ conversation }: { conversation: Conversation }) => {
  const { t } = useTranslation('fields')
  const change = useChange(conversation)
  const open = useQuery(fieldsQuery('conversation')).data?.items.filter(({ archivedAt }) => archivedAt === null) ?? []
  const hasForms = (useQuery(formsQuery).data?.items.length ?? 0) > 0
  const asked = useAsked(conversation.topicId)
  const values = conversation.fields ?? {}
  const shown = shownItems(asked, values)
  const inForm = shown.flatMap(({ field }) => open.find(({ key }) => key === field) ?? [])
  const others = open.filter((field) => !inForm.includes(field) && (!hasForms || values[field.key] !== undefined))
  if (inForm.length + others.length === 0) return null
  return (
    <div className={classes.card}>
      <FieldList
        title={t('thisConversation')}
        fields={[...inForm, ...others]}
        values={values}
        isRequired={({ key }) => shown.some(({ field, required }) => field === key && required)}
        onChange={conversation.abilities.write ? change.setFields : undefined}
      />
    </div>
  )
}
