import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationLine } from '../../../../../contract/conversations.ts'
import type { Topic } from '../../../../../contract/topics.ts'
import type { Column } from '../../../../../contract/views.ts'
import { useWindow } from '../../../../../ui/use-window.ts'
import { teamsQuery } from '../../../team/index.ts'
import type { Place } from '../../api.ts'
import { Tick } from '../../bulk/components/tick.tsx'
import { topicPath } from '../../rules.ts'
import type { FieldFact } from '../../views/use-field-columns.ts'
import { headHeight, type Row, rowHeightWith } from '../rules.ts'
import classes from './conversation-list.module.css'
import { ConversationRow } from './conversation-row.tsx'
import { GroupHead } from './group-head.tsx'

interface Props {
  rows: readonly Row[]
  tops: readonly number[]
  place: Place
  columns: readonly Column[]
  fields: readonly FieldFact[]
  grouping: string | null
  topics: readonly Topic[]
  memberId: string
  opened: string | undefined
  cursor: string | null
  /** Place of the cursor among the conversations, kept in sight. */
  cursorIndex: number
  more: () => void
  onHover: (line: ConversationLine) => void
  onOpen: (number: number) => void
  ticked: ReadonlyMap<string, unknown>
  onTick: (id: string, range: boolean) => void
}

export const ConversationList = ({ rows, tops, more, cursorIndex, ...props }: Props) => {
  const { t } = useTranslation('conversations')
  const teams = useQuery(teamsQuery).data?.items ?? []
  const scroller = useRef<HTMLDivElement>(null)
  const { first, end, bringIntoSight } = useWindow(scroller, tops)

  useEffect(() => {
    if (rows.length > 0 && end >= rows.length - 12) more()
  }, [end, rows.length, more])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor decides, not every line that comes or goes
  useEffect(() => {
    const row = rows.findIndex((each) => 'index' in each && each.index === cursorIndex)
    if (row >= 0) bringIntoSight(row)
  }, [cursorIndex])

  return (
    <div ref={scroller} className={classes.scroller}>
      <ul className={classes.list} style={{ height: tops.at(-1) }} aria-label={t('list')}>
        {rows.slice(first, end).map((row, offset) => {
          const transform = `translateY(${tops[first + offset]}px)`
          if ('head' in row) {
            return (
              <li
                key={`head ${row.head.value}`}
                className={classes.item}
                style={{ height: headHeight, transform }}
                data-group={row.head.value ?? 'none'}
              >
                <GroupHead group={row.head} grouping={props.grouping ?? ''} />
              </li>
            )
          }
          const { line, index } = row
          return (
            <li
              key={line.id}
              className={classes.item}
              style={{ height: rowHeightWith(props.fields.length), transform }}
              aria-setsize={-1}
              aria-posinset={index + 1}
            >
              <Tick
                subject={line.subject}
                ticked={props.ticked.has(line.id)}
                shown={props.ticked.size > 0}
                onTick={(range) => props.onTick(line.id, range)}
              />
              <ConversationRow
                line={line}
                href={`/inbox/${props.place}/${line.number}`}
                columns={props.columns}
                fields={props.fields}
                team={teams.find(({ id }) => id === line.teamId)?.name ?? null}
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
