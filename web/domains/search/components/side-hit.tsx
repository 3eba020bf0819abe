import { IconMessages } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { SideHit as Hit } from '../../../../contract/search.ts'
import { ShortMoment } from '../../../../ui/moment.tsx'
import { useAbility } from '../../../app/session.ts'
import classes from './conversation-hit.module.css'
import { Marked } from './marked.tsx'

/** What was found beside a conversation: leads to the side conversation itself. */
export const SideHit = ({ hit, onOpen }: { hit: Hit; onOpen: () => void }) => {
  const { t } = useTranslation(['search', 'side-conversations'])
  const mayRead = useAbility('conversations.read')
  const { side, subject, message } = hit
  const place = mayRead
    ? ({
        to: '/inbox/$view/{-$number}',
        params: { view: 'all', number: String(side.conversation.number) },
        hash: `side-${side.id}`,
      } as const)
    : ({ to: '/asked/$id', params: { id: side.id } } as const)
  return (
    <li>
      <Link className={classes.hit} {...place} onClick={onOpen} data-hit>
        <IconMessages size={24} stroke={1.5} aria-hidden="true" className={classes.sign} />
        <span className={classes.words}>
          <span className={classes.head}>
            <span className={classes.subject}>
              <Marked passage={subject} />
            </span>
            {message && (
              <span className={classes.at}>
                <ShortMoment at={message.at} />
              </span>
            )}
          </span>
          {message && message.passages.length > 0 && (
            <span className={classes.passages}>
              {message.passages.map((passage, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the passages of a hit never change their order
                <span key={index} className={classes.passage}>
                  <Marked passage={passage} />
                </span>
              ))}
            </span>
          )}
          <span className={classes.facts}>
            {message?.author && <span>{message.author}</span>}
            <span>{t(`side-conversations:${side.state}`)}</span>
            {side.asked !== message?.author && <span>{side.asked}</span>}
            {mayRead && (
              <span>
                #{side.conversation.number} {side.conversation.subject}
              </span>
            )}
          </span>
        </span>
      </Link>
    </li>
  )
}
