import { useQuery } from '@tanstack/react-query'
import { askedItems } from '../../../../contract/form-rules.ts'
import type { FormItem } from '../../../../contract/forms.ts'
import { topicsQuery } from '../api.ts'
import { formsQuery } from '../forms/api.ts'

/** What the forms ask in a conversation of a topic. */
export const useAsked = (topicId: string | null): FormItem[] => {
  const forms = useQuery(formsQuery).data?.items ?? []
  const topics = useQuery(topicsQuery).data?.items ?? []
  return askedItems(forms, topics, topicId)
}
