import { ActionIcon, CloseButton, Group, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconAdjustmentsHorizontal, IconPencil, IconPencilPlus, IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedView } from '../../../../../contract/views.ts'
import { useAbility } from '../../../../app/session.ts'
import type { ListFilter, Place } from '../../api.ts'
import { FilterButton } from '../../filtering/components/filter-button.tsx'
import classes from './list-header.module.css'
import { ViewPicker } from './view-picker.tsx'

interface Props {
  place: Place
  saved: SavedView | undefined
  filter: ListFilter
  onFilter: (filter: ListFilter) => void
  onNew: () => void
  onPlace: (place: Place) => void
  onEdit: () => void
  onSave: () => void
  /** What the keys have opened. */
  opened: 'views' | 'filter' | null
  onOpened: (opened: 'views' | 'filter' | null) => void
  /** Grows each time the field shall take the focus. */
  searchCalls: number
}

export const ListHeader = ({ place, saved, filter, onFilter, searchCalls, opened, onOpened, ...does }: Props) => {
  const { t } = useTranslation(['conversations', 'views'])
  const mayReply = useAbility('conversations.reply')
  const [typed, setTyped] = useState(filter.text ?? '')
  const field = useRef<HTMLInputElement>(null)
  const search = useDebouncedCallback((text: string) => onFilter({ ...filter, text: text.trim() || undefined }), 250)

  useEffect(() => {
    if (searchCalls > 0) field.current?.focus()
  }, [searchCalls])

  useEffect(() => {
    if (document.activeElement !== field.current) setTyped(filter.text ?? '')
  }, [filter.text])

  return (
    <div className={classes.header}>
      <Group justify="space-between" wrap="nowrap" gap={4}>
        <ViewPicker
          place={place}
          opened={opened === 'views'}
          onOpenedChange={(next) => onOpened(next ? 'views' : null)}
          onChoose={does.onPlace}
        />
        <Group gap={4} wrap="nowrap">
          {saved?.abilities.change && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              title={t('views:edit')}
              aria-label={t('views:edit')}
              data-edit-view
              onClick={does.onEdit}
            >
              <IconPencil size={17} stroke={1.6} />
            </ActionIcon>
          )}
          <FilterButton
            place={place}
            saved={saved}
            filter={filter}
            onFilter={onFilter}
            onSave={does.onSave}
            opened={opened === 'filter'}
            onOpened={(next) => onOpened(next ? 'filter' : null)}
          />
          {mayReply && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              title={t('new.title')}
              aria-label={t('new.title')}
              onClick={does.onNew}
            >
              <IconPencilPlus size={18} stroke={1.6} />
            </ActionIcon>
          )}
        </Group>
      </Group>
      <TextInput
        ref={field}
        size="sm"
        variant="filled"
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={15} aria-hidden="true" />}
        rightSection={
          typed ? (
            <CloseButton
              size="sm"
              aria-label={t('clearSearch')}
              onClick={() => {
                setTyped('')
                onFilter({ ...filter, text: undefined })
              }}
            />
          ) : null
        }
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          search(event.currentTarget.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      {filter.filter && (
        <div className={classes.narrowed}>
          <UnstyledButton className={classes.asked} title={filter.filter} onClick={() => onOpened('filter')}>
            <IconAdjustmentsHorizontal size={14} stroke={1.6} aria-hidden="true" />
            <code>{filter.filter}</code>
          </UnstyledButton>
          <CloseButton
            size="sm"
            aria-label={t('filter.clear')}
            onClick={() => onFilter({ ...filter, filter: undefined })}
          />
        </div>
      )}
    </div>
  )
}
