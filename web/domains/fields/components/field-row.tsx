import { UnstyledButton } from '@mantine/core'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomField, FieldValue } from '../../../../contract/fields.ts'
import { nameIn } from '../rules.ts'
import { FieldInput } from './field-input.tsx'
import classes from './field-row.module.css'
import { FieldValueText } from './field-value.tsx'

interface Props {
  field: CustomField
  value: FieldValue | null
  /** Without it, it can only be looked at. */
  onChange?: ((value: FieldValue | null) => void) | undefined
  required?: boolean | undefined
}

const isSame = (a: FieldValue | null, b: FieldValue | null) => JSON.stringify(a) === JSON.stringify(b)

/** A value that is changed where it stands: Enter or a click opens it, Enter keeps, Escape leaves it as it was. */
export const FieldRow = ({ field, value, onChange, required }: Props) => {
  const { t, i18n } = useTranslation('fields')
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [draft, setDraft] = useState<FieldValue | null>(null)
  const [editing, setEditing] = useState(false)
  const name = nameIn(field.names, i18n.language)
  const mayEdit = onChange !== undefined && field.abilities.edit && field.archivedAt === null

  const begin = () => {
    setDraft(value)
    setEditing(true)
  }
  const end = (kept: FieldValue | null) => {
    setEditing(false)
    if (!isSame(kept, value)) onChange?.(kept)
    requestAnimationFrame(() => button.current?.focus())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // What is typed here is no key of the screen.
    event.stopPropagation()
    if (event.key === 'Escape') return end(value)
    if (event.key === 'Enter' && !isListed(field)) {
      event.preventDefault()
      end(draft)
    }
  }

  return (
    <div className={classes.row}>
      <dt id={id} className={classes.name} title={nameIn(field.descriptions, i18n.language) || undefined}>
        {name}
        {required && (
          <span className={classes.needed} title={t('neededToResolve')}>
            {'\u00a0*'}
          </span>
        )}
      </dt>
      <dd className={classes.value}>
        {editing ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field within, gathered here
          <div
            onKeyDown={onKeyDown}
            onBlur={(event) => {
              if (event.currentTarget.contains(event.relatedTarget) || isInList(event.relatedTarget)) return
              end(draft)
            }}
          >
            <FieldInput
              field={field}
              size="xs"
              aria-label={name}
              autoFocus
              value={draft}
              onChange={setDraft}
              onChosen={isListed(field) ? end : undefined}
            />
          </div>
        ) : (
          <UnstyledButton
            ref={button}
            className={classes.button}
            disabled={!mayEdit}
            id={`${id}value`}
            aria-labelledby={`${id} ${id}value`}
            onClick={begin}
          >
            {value === null ? (
              <span className={classes.unset}>{mayEdit ? t('add') : '—'}</span>
            ) : (
              <FieldValueText field={field} value={value} />
            )}
          </UnstyledButton>
        )}
      </dd>
    </div>
  )
}

const isListed = ({ type }: CustomField) => ['choice', 'choices', 'yes-no', 'member', 'person'].includes(type)

/** The list of a select stands elsewhere in the document. */
const isInList = (element: EventTarget | null) =>
  element instanceof HTMLElement && element.closest('[role=listbox], [data-combobox-option]') !== null
