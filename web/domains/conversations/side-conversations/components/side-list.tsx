import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { SideConversation } from '../../../../../contract/side-conversations.ts'
import { useAbility } from '../../../../app/session.ts'
import { useReturned } from '../use-returned.ts'
import { AskDialog } from './ask-dialog.tsx'
import classes from './side-conversations.module.css'
import { SideLine } from './side-line.tsx'

/** Side conversations away from their conversations, each leading to its own; nothing where there are none. */
export const SideList = ({ title, items }: { title: string; items: readonly SideConversation[] }) => {
  const { t } = useTranslation('side-conversations')
  const mayAnswer = useAbility('side-conversations.answer')
  const mayRead = useAbility('conversations.read')
  const { returned, onReturned, forget } = useReturned()
  if (items.length === 0 && !returned) return null
  return (
    <section className={classes.mine}>
      <h2 className={classes.heading}>{title}</h2>
      <ul className={classes.lines} aria-label={title}>
        {items.map((side) => (
          <SideLine
            key={side.id}
            side={side}
            mayWrite={mayAnswer}
            onReturned={onReturned}
            beside={
              mayRead ? (
                <Link
                  to="/inbox/$view/{-$number}"
                  params={{ view: 'all', number: String(side.conversation.number) }}
                  hash={`side-${side.id}`}
                  className={classes.link}
                >
                  #{side.conversation.number} {side.conversation.subject}
                </Link>
              ) : (
                <Link to="/asked/$id" params={{ id: side.id }} className={classes.link}>
                  {t('openAlone')}
                </Link>
              )
            }
          />
        ))}
      </ul>
      {returned && (
        <AskDialog whom="outside" conversationId={returned.conversationId} begin={returned.words} onClose={forget} />
      )}
    </section>
  )
}
