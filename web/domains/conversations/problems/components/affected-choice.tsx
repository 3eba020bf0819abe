import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AffectedConversation } from '../../../../../contract/problems.ts'
import { personName } from '../../rules.ts'
import classes from './problems.module.css'

interface Props {
  label: string
  items: readonly AffectedConversation[]
  chosen: (item: AffectedConversation) => boolean
  /** Cannot be chosen, whoever wants it. */
  barred?: (item: AffectedConversation) => boolean
  /** What is to be known about each. */
  note: (item: AffectedConversation) => string
  onToggle: (id: string) => void
}

/** Conversations with a problem, to be ticked. */
export const AffectedChoice = ({ label, items, chosen, barred, note, onToggle }: Props) => {
  const { t } = useTranslation('conversations')
  return (
    <section>
      <h3 className={classes.heading}>{label}</h3>
      <ul className={classes.preview} aria-label={label}>
        {items.map((item) => {
          const { id, number, person, subject } = item.conversation
          return (
            <li key={id}>
              <Checkbox
                checked={chosen(item)}
                disabled={barred?.(item) ?? false}
                onChange={() => onToggle(id)}
                label={`#${number} ${personName(person)}`}
                description={[subject || t('noSubject'), note(item)].filter(Boolean).join(' · ')}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
