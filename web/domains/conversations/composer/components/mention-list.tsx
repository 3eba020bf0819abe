import { Paper, Portal } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Face } from '../../../../../ui/face.tsx'
import type { Mentionable } from '../use-mentions.ts'
import classes from './mention-list.module.css'

interface Props {
  choices: readonly Mentionable[]
  chosen: number
  rect: DOMRect | null
  onChoose: (choice: Mentionable) => void
}

/** Members and teams that fit what is typed behind the @, above the line it is typed in. */
export const MentionList = ({ choices, chosen, rect, onChoose }: Props) => {
  const { t } = useTranslation('collaboration')
  if (!rect || choices.length === 0) return null
  const style = { left: Math.min(rect.left, window.innerWidth - 270), bottom: window.innerHeight - rect.top + 6 }
  return (
    <Portal>
      <Paper
        className={classes.list}
        style={style}
        shadow="md"
        withBorder
        role="listbox"
        aria-label={t('mention.list')}
      >
        {choices.map((choice, index) => (
          <button
            key={`${choice.kind}${choice.id}`}
            type="button"
            id={`mention-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={classes.choice}
            // The editor keeps the focus.
            onMouseDown={(event) => {
              event.preventDefault()
              onChoose(choice)
            }}
          >
            {choice.kind === 'team' ? (
              <IconUsers size={20} stroke={1.6} aria-hidden="true" />
            ) : (
              <Face name={choice.label} picture={choice.avatar} size={20} />
            )}
            <span className={classes.name}>{choice.label}</span>
            {choice.kind === 'team' && <span className={classes.kind}>{t('mention.team')}</span>}
          </button>
        ))}
      </Paper>
    </Portal>
  )
}
