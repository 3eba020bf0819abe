import { ActionIcon, Loader, Modal, Popover } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedView } from '../../../../../contract/views.ts'
import type { ListFilter, Place } from '../../api.ts'

const FilterPanel = lazy(() => import('./filter-panel.tsx'))

interface Props {
  place: Place
  saved: SavedView | undefined
  filter: ListFilter
  onFilter: (filter: ListFilter) => void
  onSave: () => void
  opened: boolean
  onOpened: (opened: boolean) => void
}

/** Opens the filter beside the list it narrows; on a narrow screen over it. */
export const FilterButton = ({ opened, onOpened, ...panel }: Props) => {
  const { t } = useTranslation(['conversations', 'app'])
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const { filter, saved } = panel
  const isOn = Boolean(
    filter.filter || (filter.order && filter.order !== (saved?.order ?? 'newest')) || filter.grouping,
  )
  const button = (
    <ActionIcon
      variant={isOn ? 'light' : 'subtle'}
      color={isOn ? 'teal' : 'gray'}
      size={32}
      title={t('filter.title')}
      aria-label={isOn ? t('filter.on') : t('filter.title')}
      aria-expanded={opened}
      onClick={() => onOpened(!opened)}
    >
      <IconAdjustmentsHorizontal size={18} stroke={1.6} />
    </ActionIcon>
  )
  const content = (
    <Suspense fallback={<Loader size="sm" mx="auto" my="xl" display="block" />}>
      <FilterPanel {...panel} onClose={() => onOpened(false)} />
    </Suspense>
  )
  if (narrow)
    return (
      <>
        {button}
        <Modal.Root opened={opened} onClose={() => onOpened(false)} fullScreen>
          <Modal.Content aria-label={t('filter.title')}>
            <Modal.Body>{content}</Modal.Body>
          </Modal.Content>
        </Modal.Root>
      </>
    )
  return (
    <Popover
      opened={opened}
      onChange={onOpened}
      position="right-start"
      width={640}
      trapFocus
      // Lists of choices open outside of it: a click into one is no click away.
      closeOnClickOutside={false}
    >
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown
        aria-label={t('filter.title')}
        style={{ maxHeight: 'calc(100dvh - 32px)', overflowY: 'auto' }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) onOpened(false)
        }}
      >
        {content}
      </Popover.Dropdown>
    </Popover>
  )
}
