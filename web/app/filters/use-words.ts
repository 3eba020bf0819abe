import { useTranslation } from 'react-i18next'
import type { FilterField } from '../../../contract/filters.ts'

/** What fields and their choices are called; what the workspace made itself has its own names. */
export function useFieldWords() {
  const { t, i18n } = useTranslation('filters')
  const word = (key: string, otherwise: string): string => {
    const path = `filters:${key}`
    // A field of a later domain may have no word yet; its name is better than a key.
    return i18n.exists(path) ? t(path as never) : otherwise
  }
  const inMyLanguage = (names: Partial<Record<string, string>>): string | undefined =>
    names[i18n.language] ?? names.en ?? Object.values(names)[0]

  const bare = (field: FilterField): string => {
    if (field.custom) return inMyLanguage(field.custom.names) ?? field.name
    const name = field.of ? field.name.slice(field.name.indexOf('.') + 1) : field.name
    return word(`field.${name}`, field.name)
  }
  return {
    /** As it stands under the heading of its noun. */
    bare,
    /** As it stands alone: whose it is goes before it. */
    name: (field: FilterField): string =>
      field.of ? `${word(`of.${field.of}`, field.of)}: ${bare(field)}` : bare(field),
    /** The heading it is offered under. */
    heading: (field: FilterField): string => {
      if (field.of) return word(`of.${field.of}`, field.of)
      return t(field.custom ? 'ownFields' : 'fields')
    },
    choice: (field: FilterField, value: string): string => {
      const custom = field.custom?.choices.find(({ key }) => key === value)
      if (custom) return inMyLanguage(custom.names) ?? value
      const name = field.of ? field.name.slice(field.name.indexOf('.') + 1) : field.name
      return word(`choice.${name}.${value}`, value)
    },
  }
}
