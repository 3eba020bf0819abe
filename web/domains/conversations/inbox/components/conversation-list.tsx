import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationLine, Topic, View } from '../../../../../contract/conversations.ts'
import { topicPath } from '../../rules.ts'
import classes from './conversation-list.module.css'
import { ConversationRow } from './conversation-row.tsx'

/** Pixels: every row is the same, so that a list of any length never jumps. */
export const rowHeight = 104

interface Props {
  lines: readonly ConversationLine[]
  view: View
  topics: readonly Topic[]
  memberId: string
  opened: string | undefined
  cursor: string | null
  /** Place of the cursor, kept in sight. */
  cursorIndex: number
  more: () => void
  onHover: (line: ConversationLine) => void
  onOpen: (number: number) => void
}

export const ConversationList = ({ lines, more, cursorIndex, ...props }: Props) => {
  const { t } = useTranslation('conversations')
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 6,
  })
  const rows = virtual.getVirtualItems()
  const lastShown = rows.at(-1)?.index ?? 0

  useEffect(() => {
    if (lines.length > 0 && lastShown >= lines.length - 12) more()
  }, [lastShown, lines.length, more])

  useEffect(() => {
    if (cursorIndex >= 0) virtual.scrollToIndex(cursorIndex, { align: 'auto' })
  }, [cursorIndex, virtual])

  return (
    <div ref={scroller} className={classes.scroller}>
      <ul className={classes.list} style={{ height: virtual.getTotalSize() }} aria-label={t('list')}>
        {rows.map((row) => {
          const line = lines[row.index]
          if (!line) return null
          return (
            <li
              key={row.key}
              className={classes.item}
              style={{ height: rowHeight, transform: `translateY(${row.start}px)` }}
              aria-setsize={-1}
              aria-posinset={row.index + 1}
            >
              <ConversationRow
                line={line}
                href={`/inbox/${props.view}/${line.number}`}
                topic={topicPath(props.topics, line.topicId)}
                memberId={props.memberId}
                opened={props.opened === String(line.number) || props.opened === line.id}
                atCursor={props.cursor === line.id}
                onHover={props.onHover}
                onOpen={props.onOpen}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}
