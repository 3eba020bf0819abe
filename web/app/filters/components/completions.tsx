import { Combobox } from '@mantine/core'
import { useEffect } from 'react'
import type { FilterField } from '../../../../contract/filters.ts'
import { type Completing, type Completion, written } from '../complete.ts'
import { sourceOf, useFilterNoun } from '../noun.ts'
import { useFieldWords } from '../use-words.ts'
import classes from './text-form.module.css'

interface Props {
  completing: Completing
  onTake: (completion: Completion) => void
  /** Told how many there are, whenever that changes. */
  onShown: (count: number) => void
}

const most = 12

/** What could stand where the caret is. Drawn anew for each field, because each has its own source. */
export const Completions = ({ completing, onTake, onShown }: Props) => {
  const { field, typed } = completing
  return field ? (
    <Values field={field} typed={typed} onTake={onTake} onShown={onShown} />
  ) : (
    <Names typed={typed} onTake={onTake} onShown={onShown} />
  )
}

type Inner = Omit<Props, 'completing'> & { typed: string }

const Names = ({ typed, ...rest }: Inner) => {
  const { fields } = useFilterNoun()
  const words = useFieldWords()
  const offered = fields.map((field) => ({ text: `${field.name}:`, label: words.name(field) }))
  return <Options offered={offered} typed={typed} {...rest} />
}

const Values = ({ field, typed, ...rest }: Inner & { field: FilterField }) => {
  const { noun } = useFilterNoun()
  const words = useFieldWords()
  const tags = noun.useTags()
  const named = sourceOf(noun, field).useChoices(typed, [])
  const offered: Completion[] = [
    ...(field.type === 'member' ? [{ text: 'me', label: '' }] : []),
    ...(field.choices ?? []).map((each) => ({ text: written(each), label: words.choice(field, each) })),
    ...(field.type === 'boolean' ? ['yes', 'no'].map((text) => ({ text, label: '' })) : []),
    ...(field.type === 'date'
      ? ['<2h', '>-3d', 'last-1w', 'next-1d', new Date().toISOString().slice(0, 10)].map((text) => ({
          text,
          label: '',
        }))
      : []),
    ...(field.type === 'tags' && !field.choices ? tags.map((tag) => ({ text: written(tag), label: '' })) : []),
    ...named.map(({ label, word }) => ({ text: written(word ?? label), label: word && word !== label ? label : '' })),
    ...(field.operators.includes('is-set') ? ['any', 'none'].map((text) => ({ text, label: '' })) : []),
  ]
  return <Options offered={offered} typed={typed} {...rest} />
}

const Options = ({ offered, typed, onTake, onShown }: Inner & { offered: readonly Completion[] }) => {
  const wanted = typed.toLocaleLowerCase()
  const fits = ({ text, label }: Completion) =>
    text.toLocaleLowerCase().replace(/^"/, '').startsWith(wanted) || label.toLocaleLowerCase().includes(wanted)
  // What stands there already needs no completing.
  const shown = offered.filter((each) => fits(each) && each.text.toLocaleLowerCase() !== wanted).slice(0, most)
  const first = shown[0]?.text ?? ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when what is shown changes
  useEffect(() => {
    const frame = requestAnimationFrame(() => onShown(shown.length))
    return () => cancelAnimationFrame(frame)
  }, [shown.length, first])

  return (
    <Combobox.Options mah={300} className={classes.options}>
      {shown.map((completion) => (
        <Combobox.Option
          key={completion.text}
          className={classes.taken}
          value={completion.text}
          // The caret must not leave the text.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(completion)}
        >
          <span className={classes.option}>
            <code>{completion.text}</code>
            <span className={classes.meaning}>{completion.label}</span>
          </span>
        </Combobox.Option>
      ))}
    </Combobox.Options>
  )
}
