import { IconArrowBackUp } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationLine } from '../../../../../contract/conversations.ts'
import type { Column } from '../../../../../contract/views.ts'
import { Face } from '../../../../../ui/face.tsx'
import { ShortMoment } from '../../../../../ui/moment.tsx'
import { personName } from '../../rules.ts'
import { usePresent } from '../../use-presence.ts'
import type { FieldFact } from '../../views/use-field-columns.ts'
import classes from './conversation-row.module.css'
import { FieldFacts } from './field-facts.tsx'
import { RowFacts } from './row-facts.tsx'

interface Props {
  line: ConversationLine
  /** Its address; the click is handled here, so that a long list needs no router in every line. */
  href: string
  /** What the view wants shown. */
  columns: readonly Column[]
  /** Those of them that are custom fields. */
  fields: readonly FieldFact[]
  topic: string | null
  team: string | null
  memberId: string
  opened: boolean
  atCursor: boolean
  onHover: (line: ConversationLine) => void
  onOpen: (number: number) => void
}

/** One line of the list: what is needed to decide whether to open it, always of the same height. */
export const ConversationRow = memo(({ line, href, columns, fields, topic, team, memberId, ...props }: Props) => {
  const { t } = useTranslation('conversations')
  const { opened, atCursor, onHover, onOpen } = props
  const present = usePresent(line.id, memberId)
  const name = personName(line.person)
  const shows = (column: Column) => columns.includes(column)

  return (
    <a
      href={href}
      className={classes.row}
      data-opened={opened || undefined}
      data-cursor={atCursor || undefined}
      data-unread={line.unread || undefined}
      data-conversation={line.id}
      aria-current={opened ? 'true' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        onOpen(line.number)
      }}
      onMouseEnter={() => onHover(line)}
      onFocus={() => onHover(line)}
    >
      <span className={classes.top}>
        <span className={classes.dot}>{line.unread && <span className={classes.unread} title={t('unread')} />}</span>
        <span className={classes.name}>{shows('person') ? name : line.subject || t('noSubject')}</span>
        {present.length > 0 && (
          <span className={classes.present} title={present.map((one) => one.name).join(', ')}>
            {present.slice(0, 2).map((one) => (
              <Face key={one.id} name={one.name} picture={one.avatar} size={18} />
            ))}
          </span>
        )}
        {shows('updated') && <ShortMoment at={line.lastMessageAt} className={classes.time} />}
      </span>
      {shows('person') && shows('subject') && <span className={classes.subject}>{line.subject || t('noSubject')}</span>}
      <span className={classes.snippet}>
        {line.lastFrom === 'member' && <IconArrowBackUp size={14} aria-label={t('answered')} />}
        <span className={classes.words}>{line.snippet}</span>
      </span>
      <RowFacts line={line} columns={columns} topic={topic} team={team} />
      {fields.length > 0 && <FieldFacts line={line} fields={fields} />}
    </a>
  )
})
