import type { FieldValues } from './fields.ts'
import type { Form, FormItem } from './forms.ts'

interface Place {
  id: string
  parentId: string | null
}

/** What is asked in a conversation of a topic: the general form, then that of its topic or the nearest one above. */
export function askedItems(forms: readonly Form[], topics: readonly Place[], topicId: string | null): FormItem[] {
  const general = forms.find((each) => each.general)?.items ?? []
  const own = formOf(forms, topics, topicId)?.items ?? []
  const items = new Map<string, FormItem>()
  for (const item of [...general, ...own]) {
    const before = items.get(item.field)
    // Asked by both, it is asked where either asks it.
    items.set(
      item.field,
      before ? { ...item, required: before.required || item.required, when: before.when && item.when } : item,
    )
  }
  return [...items.values()]
}

function formOf(forms: readonly Form[], topics: readonly Place[], topicId: string | null): Form | undefined {
  let place = topicId
  for (let steps = 0; place !== null && steps <= topics.length; steps++) {
    const current = place
    const found = forms.find((each) => !each.general && each.topicIds.includes(current))
    if (found) return found
    place = topics.find((topic) => topic.id === current)?.parentId ?? null
  }
  return undefined
}

/** Those of the items that are asked while the values are these: one that hangs on a hidden one is hidden too. */
export function shownItems(items: readonly FormItem[], values: FieldValues): FormItem[] {
  const byField = new Map(items.map((item) => [item.field, item]))
  const isShown = (item: FormItem, steps = 0): boolean => {
    if (!item.when) return true
    const other = byField.get(item.when.field)
    if (other && (steps > items.length || !isShown(other, steps + 1))) return false
    const has = [values[item.when.field]].flat()
    return item.when.anyOf.some((value) => has.includes(value))
  }
  return items.filter((item) => isShown(item))
}

/** The fields that have to be filled before it can be resolved. */
export const missingFields = (items: readonly FormItem[], values: FieldValues): string[] =>
  shownItems(items, values)
    .filter((item) => item.required && values[item.field] === undefined)
    .map((item) => item.field)
