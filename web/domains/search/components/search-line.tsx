import { CloseButton, TextInput } from '@mantine/core'
import { IconPlus, IconSearch, IconX } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../../../ui/chip.tsx'
import { fieldsIn, withField, without } from '../rules.ts'
import classes from './search-line.module.css'

interface Props {
  field: RefObject<HTMLInputElement | null>
  line: string
  onLine: (line: string) => void
  onEnter: () => void
}

const offered = ['status:open', 'assignee:me', 'created:last-30d', 'in:any'] as const

/** The line, the fields in it as chips that can be taken off, and some that can be added. */
export const SearchLine = ({ field, line, onLine, onEnter }: Props) => {
  const { t } = useTranslation('search')
  const fields = fieldsIn(line)
  return (
    <search className={classes.search}>
      <TextInput
        ref={field}
        size="md"
        type="search"
        autoFocus
        autoComplete="off"
        spellCheck={false}
        aria-label={t('label')}
        placeholder={t('placeholder')}
        leftSection={<IconSearch size={18} stroke={1.6} aria-hidden="true" />}
        rightSection={
          line && (
            <CloseButton
              aria-label={t('clear')}
              onClick={() => {
                onLine('')
                field.current?.focus()
              }}
            />
          )
        }
        value={line}
        maxLength={2000}
        onChange={(event) => onLine(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter()
        }}
      />
      <ul className={classes.chips} aria-label={t('fields')}>
        {fields.map((part) => (
          <li key={part}>
            <Chip
              icon={<IconX size={13} aria-hidden="true" />}
              tone="kept"
              title={t('takeOff')}
              onClick={() => onLine(without(line, part))}
            >
              {part}
            </Chip>
          </li>
        ))}
        {offered
          .filter((part) => !fields.some((each) => each.startsWith(part.slice(0, part.indexOf(':') + 1))))
          .map((part) => (
            <li key={part}>
              <Chip
                icon={<IconPlus size={13} aria-hidden="true" />}
                unset
                onClick={() => onLine(withField(line, part))}
              >
                {t(`offer.${part.replace(/[:-]/g, '_') as 'status_open'}`)}
              </Chip>
            </li>
          ))}
      </ul>
    </search>
  )
}
