import { ActionIcon } from '@mantine/core'
import { IconGripVertical } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import classes from './order-list.module.css'

interface Props<Item> {
  label: string
  items: readonly Item[]
  idOf: (item: Item) => string
  /** Left out where the order may only be looked at. */
  onOrder?: ((ids: string[]) => void) | undefined
  /** What the grip is called: "Move Depot with the arrow keys". */
  gripLabel: (item: Item) => string
  /** What is said after a move: "Depot is at 2 of 5". */
  said: (item: Item, place: number, all: number) => string
  children: (item: Item) => ReactNode
}

const moved = (ids: readonly string[], from: number, to: number): string[] => {
  const [id, ...none] = ids.slice(from, from + 1)
  const others = ids.toSpliced(from, 1)
  return id === undefined || none.length > 0 ? [...ids] : others.toSpliced(to, 0, id)
}

/** A list that is put into order by dragging, or with the arrow keys on the grip of a line. */
export const OrderList = <Item,>({ label, items, idOf, onOrder, gripLabel, said, children }: Props<Item>) => {
  const given = items.map(idOf).join(' ')
  const [ids, setIds] = useState(() => items.map(idOf))
  const [held, setHeld] = useState<string | null>(null)
  const [words, setWords] = useState('')
  useEffect(() => setIds(given ? given.split(' ') : []), [given])
  const byId = new Map(items.map((item) => [idOf(item), item]))
  const shown = ids.flatMap((id) => byId.get(id) ?? [])

  const step = (item: Item, by: 1 | -1) => {
    const from = ids.indexOf(idOf(item))
    const to = from + by
    if (to < 0 || to >= ids.length) return
    const next = moved(ids, from, to)
    setIds(next)
    setWords(said(item, to + 1, ids.length))
    onOrder?.(next)
  }

  return (
    <>
      <ul className={classes.list} aria-label={label}>
        {shown.map((item) => {
          const id = idOf(item)
          return (
            <li
              key={id}
              className={classes.item}
              data-held={held === id || undefined}
              onDragOver={(event) => {
                if (held === null) return
                event.preventDefault()
                if (held !== id) setIds(moved(ids, ids.indexOf(held), ids.indexOf(id)))
              }}
              onDrop={(event) => {
                event.preventDefault()
                if (held !== null && ids.join(' ') !== given) onOrder?.(ids)
              }}
            >
              {onOrder && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={30}
                  className={classes.grip}
                  aria-label={gripLabel(item)}
                  title={gripLabel(item)}
                  draggable
                  onDragStart={(event) => {
                    event.dataTransfer.effectAllowed = 'move'
                    event.dataTransfer.setData('text/plain', id)
                    setHeld(id)
                  }}
                  onDragEnd={() => setHeld(null)}
                  onKeyDown={(event) => {
                    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
                    event.preventDefault()
                    step(item, event.key === 'ArrowUp' ? -1 : 1)
                  }}
                >
                  <IconGripVertical size={16} stroke={1.6} />
                </ActionIcon>
              )}
              <div className={classes.content}>{children(item)}</div>
            </li>
          )
        })}
      </ul>
      <span className={classes.said} role="status">
        {words}
      </span>
    </>
  )
}
