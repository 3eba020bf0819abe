import { CloseButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Chosen, withoutAction } from '../rules.ts'
import { useActionWords } from '../use-words.ts'
import classes from './action-chips.module.css'

interface Props {
  chosen: Chosen | null
  onChange: (chosen: Chosen) => void
}

/** What will be done along with sending; each can be taken off. */
export const ActionChips = ({ chosen, onChange }: Props) =>
  chosen && Object.keys(chosen.actions).length > 0 ? <Chips chosen={chosen} onChange={onChange} /> : null

const Chips = ({ chosen, onChange }: Props & { chosen: Chosen }) => {
  const { t } = useTranslation('replies')
  const words = useActionWords()
  return (
    <div className={classes.chips}>
      <span className={classes.lead}>{t('along')}</span>
      <ul className={classes.list} aria-label={t('along')}>
        {words(chosen.actions).map(({ name, words: text }) => (
          <li key={name} className={classes.chip}>
            {text}
            <CloseButton
              size={20}
              iconSize={12}
              aria-label={t('leaveOut', { action: text })}
              onClick={() => onChange({ ...chosen, actions: withoutAction(chosen.actions, name) })}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
