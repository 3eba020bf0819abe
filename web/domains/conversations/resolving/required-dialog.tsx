import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../contract/conversations.ts'
import type { GivenValues } from '../../../../contract/fields.ts'
import { missingFields } from '../../../../contract/form-rules.ts'
import { FormDialog } from '../../../app/form-dialog.tsx'
import { FieldInput, fieldsQuery, nameIn, withGiven } from '../../fields/index.ts'
import { useAsked } from '../form-card/use-asked.ts'
import { ask, type Required } from './use-required.ts'

interface Props {
  conversation: Conversation
  required: Required
}

/** Asks for exactly what is missing, and for what that makes needed; then goes on with what was begun. */
const RequiredDialog = ({ conversation, required }: Props) => {
  const { t, i18n } = useTranslation('fields')
  const fields = useQuery(fieldsQuery('conversation')).data?.items ?? []
  const items = useAsked(conversation.topicId)
  const [given, setGiven] = useState<GivenValues>({})
  const values = withGiven(conversation.fields ?? {}, given)
  // What was filled in here stays to be seen, with what it has made needed.
  const asked = new Set([...required.fields, ...Object.keys(given), ...missingFields(items, values)])
  const shown = fields.filter(({ key }) => asked.has(key))
  const missing = missingFields(items, values)
  return (
    <FormDialog
      title={t('requiredTitle')}
      onClose={() => ask(null)}
      onSubmit={() => {
        ask(null)
        required.go(values)
      }}
      submitLabel={t('requiredGo')}
      incomplete={missing.length > 0}
    >
      <Text size="sm" c="dimmed">
        {t('requiredText')}
      </Text>
      {shown.map((field, index) => (
        <FieldInput
          key={field.id}
          field={field}
          label={nameIn(field.names, i18n.language)}
          autoFocus={index === 0}
          value={values[field.key] ?? null}
          onChange={(value) => setGiven((before) => ({ ...before, [field.key]: value }))}
        />
      ))}
    </FormDialog>
  )
}

export default RequiredDialog
