import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SearchAnswer } from '../../../../contract/search.ts'
import classes from './understood.module.css'

/** What was made of the line, where that is more than it says. */
export const Understood = ({ answer: { understood } }: { answer: SearchAnswer }) => {
  const { t } = useTranslation('search')
  const notes = [
    ...understood.corrected.map(({ from, to }) =>
      t('corrected', { from, to: to.map((word) => `“${word}”`).join(', ') }),
    ),
    ...(understood.relaxed ? [t('relaxed')] : []),
    ...(understood.complete ? [] : [t('incomplete')]),
  ]
  if (notes.length === 0) return null
  return (
    <div role="status">
      <ul className={classes.notes}>
        {notes.map((note) => (
          <li key={note} className={classes.note}>
            <IconInfoCircle size={16} stroke={1.6} aria-hidden="true" />
            {note}
          </li>
        ))}
      </ul>
    </div>
  )
}
