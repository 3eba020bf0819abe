import { Combobox, useCombobox } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type ReactElement, type ReactNode, useEffect, useMemo, useState } from 'react'
import classes from './picker.module.css'

export interface Choice {
  value: string
  label: string
  icon?: ReactNode
  /** Quiet, at the end of the line. */
  aside?: ReactNode
}

interface Props {
  /** The button that opens it; gets `onClick` from here. */
  children: (open: () => void, opened: boolean) => ReactElement
  choices: readonly Choice[]
  chosen: readonly string[]
  onChoose: (value: string) => void
  searchLabel: string
  nothingLabel: string
  /** Stays open after a choice, for choosing several. */
  several?: boolean
  /** Offers what was typed as a new choice. */
  addLabel?: (typed: string) => string
  opened: boolean
  onOpenedChange: (opened: boolean) => void
  /** Where the cursor stands on opening; the chosen one where it is left out. */
  begin?: 'first'
  width?: number
}

const matching = (choices: readonly Choice[], typed: string) => {
  const wanted = typed.trim().toLocaleLowerCase()
  return wanted ? choices.filter(({ label }) => label.toLocaleLowerCase().includes(wanted)) : choices
}

/** A short list under a button, with a field to narrow it; arrows, Enter and Escape do what one expects. */
export const Picker = ({ opened, onOpenedChange, choices, several, begin, ...props }: Props) => {
  const [typed, setTyped] = useState('')
  const combobox = useCombobox({
    opened,
    onOpenedChange,
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      combobox.focusTarget()
      setTyped('')
    },
  })
  const shown = useMemo(() => matching(choices, typed), [choices, typed])
  const exact = choices.some(({ label }) => label.toLocaleLowerCase() === typed.trim().toLocaleLowerCase())
  const addable = props.addLabel && typed.trim() && !exact

  // biome-ignore lint/correctness/useExhaustiveDependencies: the first hit is chosen anew whenever the hits change
  useEffect(() => {
    if (!opened) return
    // The options are drawn one frame after the list has opened.
    const frame = requestAnimationFrame(() => {
      combobox.focusSearchInput()
      if (begin === 'first' || typed) combobox.selectFirstOption()
      else combobox.selectActiveOption()
    })
    return () => cancelAnimationFrame(frame)
  }, [opened, typed, choices.length])

  const choose = (value: string) => {
    props.onChoose(value)
    if (several) setTyped('')
    else combobox.closeDropdown()
  }

  const isMarked = () =>
    combobox.getSelectedOptionIndex() !== -1 && combobox.getSelectedOptionIndex() < shown.length + (addable ? 1 : 0)

  return (
    <Combobox
      keepMounted={false}
      store={combobox}
      onOptionSubmit={choose}
      width={props.width ?? 260}
      position="bottom-start"
      withinPortal
    >
      <Combobox.Target withAriaAttributes={false}>
        {props.children(() => combobox.toggleDropdown(), opened)}
      </Combobox.Target>
      <Combobox.Dropdown>
        <div role="dialog" aria-label={props.searchLabel}>
          <Combobox.Search
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              // Who types quickly presses Enter before the first hit has been marked.
              if (event.key !== 'Enter' || !typed.trim() || isMarked()) return
              event.preventDefault()
              const first = shown[0]?.value ?? (addable ? typed.trim() : null)
              if (first !== null) choose(first)
            }}
            placeholder={props.searchLabel}
            aria-label={props.searchLabel}
          />
          <Combobox.Options mah={280} className={classes.options} tabIndex={0} aria-label={props.searchLabel}>
            {shown.map((choice) => (
              <Combobox.Option
                className={classes.chosen}
                value={choice.value}
                key={choice.value}
                active={props.chosen.includes(choice.value)}
              >
                <span className={classes.option}>
                  {choice.icon}
                  <span className={classes.label}>{choice.label}</span>
                  {choice.aside && <span className={classes.aside}>{choice.aside}</span>}
                  {props.chosen.includes(choice.value) && <IconCheck size={14} aria-hidden="true" />}
                </span>
              </Combobox.Option>
            ))}
            {addable && (
              <Combobox.Option className={classes.chosen} value={typed.trim()}>
                {props.addLabel?.(typed.trim())}
              </Combobox.Option>
            )}
            {shown.length === 0 && !addable && <Combobox.Empty>{props.nothingLabel}</Combobox.Empty>}
          </Combobox.Options>
        </div>
      </Combobox.Dropdown>
    </Combobox>
  )
}
