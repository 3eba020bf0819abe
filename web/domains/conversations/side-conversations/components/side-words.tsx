import { IconAlertTriangle, IconRobot } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SideMessage } from '../../../../../contract/side-conversations.ts'
import { HtmlFrame } from '../../../../../ui/html-frame.tsx'
import { ShortMoment } from '../../../../../ui/moment.tsx'
import { Attachments } from '../../thread/components/attachments.tsx'
import { AuthenticityMark } from '../../thread/components/authenticity-mark.tsx'
import { Bounces, Unreadable } from '../../thread/components/message-notes.tsx'
import classes from './side-conversations.module.css'
import { SideDelivery } from './side-delivery.tsx'

interface Props {
  message: SideMessage
  mayWrite: boolean
  onTakeBack: () => void
}

/** What one of them said. */
export const SideWords = ({ message, mayWrite, onTakeBack }: Props) => {
  const { t } = useTranslation('side-conversations')
  const { t: ofThread } = useTranslation('conversations')
  const { author, from, to, cc, doubt, automatic, authenticity, unreadable } = message
  const name = author?.name ?? from?.name ?? from?.email ?? t('program')
  const named = (list: SideMessage['to']) => list.map((each) => each.name ?? each.email).join(', ')
  return (
    <article className={classes.message} data-from-asked={message.fromAsked || undefined}>
      <header className={classes.byline}>
        <span className={classes.author} title={from?.email}>
          {name}
        </span>
        {authenticity && <AuthenticityMark authenticity={authenticity} />}
        <ShortMoment at={message.at} className={classes.time} />
      </header>
      {!from && to.length > 0 && (
        <p className={classes.whom} title={[...to, ...cc].map(({ email }) => email).join(', ')}>
          {[ofThread('toWhom', { names: named(to) }), cc.length > 0 && ofThread('ccWhom', { names: named(cc) })]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {automatic && (
        <p className={classes.whom} title={automatic.reason}>
          <IconRobot size={14} stroke={1.6} aria-hidden="true" /> {ofThread('automatic')}
        </p>
      )}
      {doubt && (
        <p className={classes.trouble}>
          <IconAlertTriangle size={15} stroke={1.7} aria-hidden="true" />
          <span>{t(`doubt.${doubt}`, { email: from?.email ?? '' })}</span>
        </p>
      )}
      {unreadable && <Unreadable reason={unreadable} rawUrl={message.rawUrl} />}
      <HtmlFrame
        html={message.html}
        title={t('messageFrom', { name })}
        cacheKey={message.id}
        showFoldedLabel={ofThread('folded.show')}
        hideFoldedLabel={ofThread('folded.hide')}
      />
      <Attachments message={message} />
      <SideDelivery message={message} mayWrite={mayWrite} onTakeBack={onTakeBack} />
      <Bounces bounces={message.bounces} />
    </article>
  )
}
