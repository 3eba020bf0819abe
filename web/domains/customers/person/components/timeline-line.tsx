import { UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineEntry } from '../../../../../contract/customers.ts'
import type { Noun } from '../../../../../contract/fields.ts'
import { Moment } from '../../../../../ui/moment.tsx'
import { ChangeWords, changesIn } from '../../../conversations/index.ts'
import { plainData, typeKey } from '../../rules.ts'
import classes from './timeline.module.css'

/** One event in words; more of it on a click. */
export const TimelineLine = ({ entry, personName }: { entry: TimelineEntry; personName: string }) => {
  const { t, i18n } = useTranslation('customers')
  const [open, setOpen] = useState(false)
  const key = `event.${typeKey(entry.type)}` as 'event.message_received'
  // Mail is taken in by Kept, but it was the person who wrote.
  const theirs = entry.actor.kind === 'person' || entry.type === 'message.received'
  const name = entry.actor.name ?? (theirs ? personName : t('bySystem'))
  const changed = changesIn(entry).length > 0
  const data = plainData(entry.data)
  const said = i18n.exists(`customers:${key}`) ? t(key, { ...Object.fromEntries(data), name }) : entry.type

  return (
    <li className={classes.entry} data-kind={entry.type.split('.')[0]}>
      <UnstyledButton className={classes.line} aria-expanded={open} onClick={() => setOpen((before) => !before)}>
        <span className={classes.what}>
          {said}
          {changed && (
            <span className={classes.changed}>
              : <ChangeWords told={entry} noun={nounOf(entry.type)} />
            </span>
          )}
          {entry.conversation && <span className={classes.subject}> · {entry.conversation.subject}</span>}
        </span>
        <Moment at={entry.at} className={classes.time} />
      </UnstyledButton>
      {open && (
        <div className={classes.more}>
          {entry.conversation && (
            <Link to="/inbox/$view/{-$number}" params={{ view: 'all', number: String(entry.conversation.number) }}>
              #{entry.conversation.number} {entry.conversation.subject}
            </Link>
          )}
          {entry.subject.kind === 'order' && entry.type !== 'order.deleted' && (
            <Link to="/orders/$id" params={{ id: entry.subject.id }}>
              {t('openOrder')}
            </Link>
          )}
          {data.length > 0 && (
            <dl>
              {data.map(([name, value]) => (
                <Datum key={name} name={name} value={value} />
              ))}
            </dl>
          )}
          {!entry.conversation && data.length === 0 && t('nothingMore')}
        </div>
      )}
    </li>
  )
}

/** Whose custom fields an event speaks of. */
const nounOf = (type: string): Noun =>
  type.startsWith('conversation.') ? 'conversation' : type.startsWith('order.') ? 'order' : 'person'

const Datum = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
)
