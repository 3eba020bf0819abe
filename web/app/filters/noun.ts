import { createContext, useContext } from 'react'
import type { Filter, FilterField } from '../../../contract/filters.ts'

export interface Choice {
  value: string
  label: string
  /** What the text form calls it, where that is not its label. */
  word?: string
}

/** Both forms of one filter. */
export interface Forms {
  filter: Filter
  text: string
}

/** What the things that a reference may name are called and chosen from. */
export interface Source {
  /** Those that fit what was typed, and those already chosen among them. A hook: each input calls the one of its field. */
  useChoices: (typed: string, chosen: readonly string[]) => readonly Choice[]
}

/** What filters are asked of; each domain makes its own and the editor draws it. */
export interface FilterNoun {
  noun: 'conversations' | 'people' | 'companies' | 'orders'
  fetchFields: () => Promise<{ items: FilterField[] }>
  translate: (given: { text: string } | { filter: Filter }) => Promise<Forms>
  /** By what a field refers to. */
  sources: Readonly<Record<string, Source>>
  /** Tags in use, most used first. */
  useTags: () => readonly string[]
}

interface Given {
  noun: FilterNoun
  fields: readonly FilterField[]
}

export const FilterContext = createContext<Given | null>(null)

export function useFilterNoun(): Given {
  const given = useContext(FilterContext)
  if (!given) throw new Error('A part of the filter editor was drawn outside of it')
  return given
}

const nothing: Source = { useChoices: () => [] }

export const sourceOf = (noun: FilterNoun, field: FilterField): Source =>
  noun.sources[field.type === 'member' ? 'member' : (field.refersTo ?? '')] ?? nothing
