import { ActionIcon, CloseButton, Group, Menu, Popover, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconAdjustmentsHorizontal, IconChevronDown, IconPencilPlus, IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { View } from '../../../../../contract/conversations.ts'
import { useAbility } from '../../../../app/session.ts'
import type { ListFilter } from '../../api.ts'
import { ViewList } from '../../view-list.tsx'
import classes from './list-header.module.css'

const FilterPanel = lazy(() => import('./filter-panel.tsx'))

interface Props {
  view: View
  filter: ListFilter
  onFilter: (filter: ListFilter) => void
  onNew: () => void
  /** Grows each time the field shall take the focus. */
  searchCalls: number
}

export const ListHeader = ({ view, filter, onFilter, onNew, searchCalls }: Props) => {
  const { t } = useTranslation('conversations')
  const mayReply = useAbility('conversations.reply')
  const [menuOpened, setMenuOpened] = useState(false)
  const [panelOpened, setPanelOpened] = useState(false)
  const [typed, setTyped] = useState(filter.text ?? '')
  const field = useRef<HTMLInputElement>(null)
  const search = useDebouncedCallback((text: string) => onFilter({ ...filter, text: text.trim() || undefined }), 250)
  const { text: _text, order: _order, ...narrowing } = filter
  const narrowedBy = Object.values(narrowing).filter(Boolean).length

  useEffect(() => {
    if (searchCalls > 0) field.current?.focus()
  }, [searchCalls])

  useEffect(() => {
    if (document.activeElement !== field.current) setTyped(filter.text ?? '')
  }, [filter.text])

  return (
    <div className={classes.header}>
      <Group justify="space-between" wrap="nowrap" gap={4}>
        <Menu opened={menuOpened} onChange={setMenuOpened} position="bottom-start" width={220}>
          <Menu.Target>
            <UnstyledButton className={classes.viewButton}>
              <h1 className={classes.title}>{t(`view.${view}`)}</h1>
              <IconChevronDown size={16} aria-hidden="true" className={classes.chevron} />
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            <ViewList onChoose={() => setMenuOpened(false)} />
          </Menu.Dropdown>
        </Menu>
        <Group gap={4} wrap="nowrap">
          <Popover opened={panelOpened} onChange={setPanelOpened} position="bottom-end" width={280} trapFocus>
            <Popover.Target>
              <ActionIcon
                variant={narrowedBy > 0 ? 'light' : 'subtle'}
                color={narrowedBy > 0 ? 'teal' : 'gray'}
                size={32}
                title={t('filter.title')}
                aria-label={narrowedBy > 0 ? t('filter.some', { count: narrowedBy }) : t('filter.title')}
                onClick={() => setPanelOpened((before) => !before)}
              >
                <IconAdjustmentsHorizontal size={18} stroke={1.6} />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown aria-label={t('filter.title')}>
              <Suspense fallback={<div style={{ height: 440 }} />}>
                <FilterPanel filter={filter} onFilter={onFilter} onClose={() => setPanelOpened(false)} />
              </Suspense>
            </Popover.Dropdown>
          </Popover>
          {mayReply && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              title={t('new.title')}
              aria-label={t('new.title')}
              onClick={onNew}
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
    </div>
  )
}
