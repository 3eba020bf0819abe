import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ConversationLine } from '../../../../../contract/conversations.ts'
import type { MergeReason } from '../../../../../contract/merging.ts'
import { ShortMoment } from '../../../../../ui/moment.tsx'
import { personName } from '../../rules.ts'
import classes from './merge-dialog.module.css'

interface Props {
  line: ConversationLine
  reason: MergeReason | null
  chosen: boolean
  onToggle: () => void
}

/** One conversation that may be about the same matter, and why it is offered. */
export const MergeChoice = ({ line, reason, chosen, onToggle }: Props) => {
  const { t } = useTranslation(['merging', 'conversations'])
  return (
    <li className={classes.choice} data-chosen={chosen || undefined}>
      <Checkbox
        checked={chosen}
        onChange={onToggle}
        classNames={{ body: classes.body, labelWrapper: classes.label }}
        label={
          <>
            <span className={classes.line}>
              <span className={classes.subject}>{line.subject}</span>
              <span className={classes.number}>#{line.number}</span>
            </span>
            <span className={classes.facts}>
              {[personName(line.person), line.channel?.name, t(`conversations:status.${line.status}`)]
                .filter(Boolean)
                .join(' · ')}{' '}
              · <ShortMoment at={line.lastMessageAt} />
            </span>
            <span className={classes.snippet}>{line.snippet}</span>
            {reason && <span className={classes.reason}>{t(`reason.${reason}`)}</span>}
          </>
        }
      />
    </li>
  )
}
