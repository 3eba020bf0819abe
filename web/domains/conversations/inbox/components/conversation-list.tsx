import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationLine, Topic, View } from '../../../../../contract/conversations.ts'
import { useWindow } from '../../../../../ui/use-window.ts'
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
  const { first, end, bringIntoSight } = useWindow(scroller, lines.length, rowHeight)

  useEffect(() => {
    if (lines.length > 0 && end >= lines.length - 12) more()
  }, [end, lines.length, more])

  useEffect(() => {
    if (cursorIndex >= 0) bringIntoSight(cursorIndex)
  }, [cursorIndex, bringIntoSight])

  return (
    <div ref={scroller} className={classes.scroller}>
      <ul className={classes.list} style={{ height: lines.length * rowHeight }} aria-label={t('list')}>
        {lines.slice(first, end).map((line, offset) => {
          const index = first + offset
          return (
            <li
              key={line.id}
              className={classes.item}
              style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
              aria-setsize={-1}
              aria-posinset={index + 1}
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
