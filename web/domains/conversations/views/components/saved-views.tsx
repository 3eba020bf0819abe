import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconBookmark,
  IconDots,
  IconPencil,
  IconTrash,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedView } from '../../../../../contract/views.ts'
import { moved } from '../rules.ts'
import { useViewChanges } from '../use-views.ts'
import classes from '../view-list.module.css'
import { ViewLink } from './view-link.tsx'

export const signs = { own: IconBookmark, team: IconUsers, shared: IconUsersGroup } as const

interface Props {
  views: readonly SavedView[]
  countOf: (id: string) => { count: number | null; more: boolean } | undefined
  onEdit: (view: SavedView) => void
}

/** Own ones, the teams', everybody's; those I may change are dragged, or moved with Alt and an arrow, among their kind. */
export const SavedViews = ({ views, countOf, onEdit }: Props) => {
  const { t } = useTranslation('views')
  const { move, remove } = useViewChanges()
  const [dragged, setDragged] = useState<SavedView | null>(null)
  const [over, setOver] = useState<string | null>(null)

  if (views.length === 0) return <p className={classes.none}>{t('none')}</p>

  const put = (view: SavedView, to: number) => {
    const its = views.filter(({ kind }) => kind === view.kind)
    move(moved(its, its.indexOf(view), to))
  }
  const step = (view: SavedView, by: 1 | -1) => {
    const its = views.filter(({ kind }) => kind === view.kind)
    const to = its.indexOf(view) + by
    if (to >= 0 && to < its.length) put(view, to)
  }
  const onKeyDown = (view: SavedView) => (event: KeyboardEvent) => {
    if (!event.altKey || !view.abilities.change || !['ArrowUp', 'ArrowDown'].includes(event.key)) return
    event.preventDefault()
    step(view, event.key === 'ArrowUp' ? -1 : 1)
  }
  const drop = (target: SavedView) => {
    setOver(null)
    if (!dragged || dragged.kind !== target.kind || dragged.id === target.id) return
    put(dragged, views.filter(({ kind }) => kind === target.kind).indexOf(target))
  }

  return (
    <ul className={classes.list} aria-label={t('saved')}>
      {views.map((view) => {
        const Sign = signs[view.kind]
        const mayMove = view.abilities.change
        return (
          <li
            key={view.id}
            className={classes.saved}
            data-over={over === view.id || undefined}
            draggable={mayMove}
            onDragStart={() => setDragged(view)}
            onDragEnd={() => {
              setDragged(null)
              setOver(null)
            }}
            onDragOver={(event) => {
              if (!dragged || dragged.kind !== view.kind) return
              event.preventDefault()
              setOver(view.id)
            }}
            onDrop={() => drop(view)}
            onKeyDown={onKeyDown(view)}
          >
            <ViewLink
              place={view.id}
              name={view.name}
              icon={<Sign size={16} stroke={1.6} aria-label={t(`kind.${view.kind}`)} />}
              count={countOf(view.id)}
            />
            {mayMove && (
              <Menu width={200} position="bottom-start">
                <Menu.Target>
                  <ActionIcon
                    className={classes.more}
                    variant="subtle"
                    color="gray"
                    size={24}
                    aria-label={t('more', { name: view.name })}
                  >
                    <IconDots size={15} stroke={1.6} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item leftSection={<IconPencil size={16} stroke={1.6} />} onClick={() => onEdit(view)}>
                    {t('edit')}
                  </Menu.Item>
                  <Menu.Item leftSection={<IconArrowUp size={16} stroke={1.6} />} onClick={() => step(view, -1)}>
                    {t('up')}
                  </Menu.Item>
                  <Menu.Item leftSection={<IconArrowDown size={16} stroke={1.6} />} onClick={() => step(view, 1)}>
                    {t('down')}
                  </Menu.Item>
                  <Menu.Item leftSection={<IconTrash size={16} stroke={1.6} />} onClick={() => remove(view)}>
                    {t('delete')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
          </li>
        )
      })}
    </ul>
  )
}
