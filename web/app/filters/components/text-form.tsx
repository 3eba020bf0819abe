import { Combobox, useCombobox } from '@mantine/core'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Completing, type Completion, completed, completingAt } from '../complete.ts'
import { useFilterNoun } from '../noun.ts'
import type { Wrong } from '../wrong.ts'
import { Completions } from './completions.tsx'
import classes from './text-form.module.css'

interface Props {
  text: string
  onChange: (text: string) => void
  /** The word that cannot be understood. */
  wrong: Wrong | null
}

/** The filter as it is written, with what could stand at the caret, and what is wrong marked at the word. */
export const TextForm = ({ text, onChange, wrong }: Props) => {
  const { t } = useTranslation('filters')
  const { fields } = useFilterNoun()
  const area = useRef<HTMLTextAreaElement>(null)
  const [completing, setCompleting] = useState<Completing | null>(null)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const said = useId()
  // What is only begun is not wrong yet.
  const shown = wrong?.reason === 'missing-value' && combobox.dropdownOpened ? null : wrong

  const look = (now: string, caret: number) => {
    const found = completingAt(now, caret, fields)
    setCompleting(found)
    if (found) combobox.openDropdown()
    else combobox.closeDropdown()
  }

  const take = (completion: Completion) => {
    if (!completing) return
    const after = completed(text, completing, completion)
    onChange(after.text)
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(after.caret, after.caret)
      if (completing.field === null) look(after.text, after.caret)
      else combobox.closeDropdown()
    })
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter') event.preventDefault()
    if (event.key === 'Tab' && combobox.dropdownOpened && combobox.getSelectedOptionIndex() >= 0) {
      event.preventDefault()
      combobox.clickSelectedOption()
    }
    if (event.key === 'Escape' && combobox.dropdownOpened) {
      event.stopPropagation()
      combobox.closeDropdown()
    }
  }

  return (
    <Combobox store={combobox} onOptionSubmit={() => {}} position="bottom-start" width={380} withinPortal>
      <Combobox.Target withAriaAttributes={false} withKeyboardNavigation={false}>
        <div className={classes.field} data-wrong={shown !== null || undefined}>
          <div className={classes.behind} aria-hidden="true">
            <Marked text={text} wrong={shown} />
          </div>
          <Combobox.EventsTarget>
            <textarea
              ref={area}
              className={classes.area}
              rows={1}
              spellCheck={false}
              autoCapitalize="none"
              aria-label={t('text.label')}
              aria-invalid={shown !== null || undefined}
              aria-describedby={shown ? said : undefined}
              placeholder={t('text.placeholder')}
              value={text}
              onChange={(event) => {
                const { value, selectionStart } = event.currentTarget
                onChange(value.replace(/\n/g, ' '))
                look(value, selectionStart)
              }}
              onClick={(event) => look(text, event.currentTarget.selectionStart)}
              onBlur={() => combobox.closeDropdown()}
              onKeyDown={onKeyDown}
            />
          </Combobox.EventsTarget>
        </div>
      </Combobox.Target>
      <Combobox.Dropdown hidden={completing === null}>
        {completing && (
          <Completions
            key={completing.field?.name ?? ''}
            completing={completing}
            onTake={take}
            onShown={(count) => {
              if (count > 0) combobox.selectFirstOption()
              else combobox.closeDropdown()
            }}
          />
        )}
      </Combobox.Dropdown>
      <p id={said} className={classes.said} role="status">
        {shown && <WrongWords wrong={shown} />}
      </p>
    </Combobox>
  )
}

/** The text once more, under the one that is typed into: only the underline of the wrong word is seen. */
const Marked = ({ text, wrong }: { text: string; wrong: Wrong | null }) => {
  if (wrong?.position === undefined) return `${text} `
  const end = wrong.position + Math.max(wrong.length ?? 0, 1)
  return (
    <>
      {text.slice(0, wrong.position)}
      <mark className={classes.mark} data-wrong-word>
        {text.slice(wrong.position, end) || ' '}
      </mark>
      {text.slice(end)}{' '}
    </>
  )
}

export const WrongWords = ({ wrong }: { wrong: Wrong }) => {
  const { t } = useTranslation('filters')
  const { reason, word, expected } = wrong
  return (
    <>
      {t(`wrong.${reason}`, { word })}
      {expected.length > 0 && ` ${t('wrong.expected', { words: expected.slice(0, 8).join(', ') })}`}
    </>
  )
}
