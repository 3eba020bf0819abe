import type words from '../../../locales/en/field-errors.json'

/** What can be wrong with a field, as the code says it; the words for people are in locales/<language>/field-errors.json. */
export type FieldMessage = keyof typeof words

/** Why one field is refused. `data` fills the placeholders. */
export interface FieldFault {
  message: FieldMessage
  data?: Record<string, string | number>
}

/** For what is kept and read later by whoever comes. The key is the English sentence. */
export const inEnglish = ({ message, data = {} }: FieldFault): string =>
  message.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(data[name] ?? ''))
