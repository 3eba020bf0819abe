import { Loader, SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Filter } from '../../../../contract/filters.ts'
import { Failed } from '../../states.tsx'
import { FilterContext, type FilterNoun, type Forms } from '../noun.ts'
import { filterOf, type Group, isComplete, stateOf } from '../state.ts'
import { wrongOf } from '../wrong.ts'
import { FilterBuilder } from './filter-builder.tsx'
import classes from './filter-editor.module.css'
import { TextForm, WrongWords } from './text-form.tsx'

interface Props {
  noun: FilterNoun
  /** What it begins with; what changes it later is here alone. */
  text: string
  /** Told both forms whenever there are both; null while something is missing or wrong. */
  onForms: (forms: Forms | null) => void
}

const pause = 250
const modeKey = 'kept.filter-form'

/** One filter, built or written: each form turns into the other, and nothing is lost on the way. */
const FilterEditor = ({ noun, text: begin, onForms }: Props) => {
  const { t } = useTranslation('filters')
  const [mode, setMode] = useState<'build' | 'write'>(localStorage.getItem(modeKey) === 'write' ? 'write' : 'build')
  const [text, setText] = useState(begin)
  const [group, setGroup] = useState<Group | null>(null)
  const [asked, setAsked] = useState<{ text: string } | { filter: Filter } | null>({ text: begin })
  const [settled] = useDebouncedValue(asked, pause)
  const tell = useRef(onForms)
  tell.current = onForms

  const fields = useQuery({
    queryKey: ['filters', noun.noun, 'fields'],
    queryFn: noun.fetchFields,
  })
  const forms = useQuery({
    queryKey: ['filters', noun.noun, 'forms', settled],
    queryFn: () => noun.translate(settled ?? { text: '' }),
    enabled: settled !== null,
    retry: false,
    staleTime: 30_000,
  })
  const wrong = wrongOf(forms.error)
  const isCurrent = settled === asked && asked !== null

  useEffect(() => {
    if (!isCurrent || !forms.data) return
    // The form that was changed stays as it was put; the other one follows.
    if (asked && 'text' in asked) setGroup(stateOf(forms.data.filter))
    else setText(forms.data.text)
    tell.current(forms.data)
  }, [isCurrent, asked, forms.data])

  useEffect(() => {
    if (asked === null || forms.isError) tell.current(null)
  }, [asked, forms.isError])

  const build = (next: Group) => {
    setGroup(next)
    setAsked(isComplete(next) ? { filter: filterOf(next) } : null)
  }
  const write = (next: string) => {
    setText(next)
    setAsked({ text: next })
  }
  const turn = (next: string) => {
    localStorage.setItem(modeKey, next)
    setMode(next === 'write' ? 'write' : 'build')
  }

  if (fields.isError) return <Failed error={fields.error} retry={() => fields.refetch()} />
  if (!fields.data || (mode === 'build' && !group && !wrong)) return <Loader size="sm" className={classes.loading} />
  return (
    <FilterContext.Provider value={{ noun, fields: fields.data.items }}>
      <div className={classes.editor}>
        <SegmentedControl
          size="xs"
          className={classes.mode}
          aria-label={t('mode.label')}
          data={[
            { value: 'build', label: t('mode.build') },
            { value: 'write', label: t('mode.write') },
          ]}
          value={mode}
          onChange={turn}
        />
        {mode === 'write' ? (
          <TextForm text={text} onChange={write} wrong={isCurrent ? wrong : null} />
        ) : wrong && asked && 'text' in asked ? (
          // What cannot be read cannot be built either; the text is where it is mended.
          <p className={classes.wrong} role="alert" data-filter-wrong>
            <WrongWords wrong={wrong} /> {t('mendText')}
          </p>
        ) : (
          group && <FilterBuilder group={group} onChange={build} />
        )}
      </div>
    </FilterContext.Provider>
  )
}

export default FilterEditor
