import { Loader, UnstyledButton } from '@mantine/core'
import { IconArrowBackUp, IconNote } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../contract/conversations.ts'
import { KeyCap } from '../../../../ui/key-cap.tsx'
import { useActions } from '../../../app/actions.ts'
import { useSession } from '../../../app/session.ts'
import { personName } from '../rules.ts'
import classes from './composer.module.css'
import { type DraftKind, draftOf, useGivenBack } from './use-draft.ts'

const loadForm = () => import('./components/composer-form.tsx')
const ComposerForm = lazy(loadForm)

interface Props {
  conversation: Conversation
  seenSeq: number
  onSeen: (seq: number) => void
}

/** A quiet line until somebody answers; then the editor, which is fetched while the thread is being read. */
export const Composer = ({ conversation, seenSeq, onSeen }: Props) => {
  const { t } = useTranslation('conversations')
  const memberId = useSession().profile.member.id
  const { reply: mayReply, write: mayNote } = conversation.abilities
  const [kind, setKind] = useState<DraftKind | null>(() => firstKind(conversation, memberId))
  /** Grows when a text is given back, so that the editor begins anew with it. */
  const [round, setRound] = useState(0)

  useEffect(() => {
    const timer = setTimeout(loadForm, 300)
    return () => clearTimeout(timer)
  }, [])

  useGivenBack(conversation.id, () => {
    setKind('reply')
    setRound((before) => before + 1)
  })

  const group = t('conversation')
  useActions([
    ...(mayReply ? [{ id: 'reply', keys: 'r', label: t('reply'), group, run: () => focusOn('reply') }] : []),
    ...(mayNote ? [{ id: 'note', keys: 'n', label: t('note'), group, run: () => focusOn('note') }] : []),
  ])
  const focusOn = (next: DraftKind) => {
    setKind(next)
    setRound((before) => before + 1)
  }

  if (!mayReply && !mayNote) return <p className={classes.none}>{t('noReplyRights')}</p>
  if (!kind) {
    return (
      <div className={classes.closed}>
        {mayReply && (
          <UnstyledButton className={classes.invite} onClick={() => focusOn('reply')}>
            <IconArrowBackUp size={17} stroke={1.6} aria-hidden="true" />
            <span className={classes.words}>{t('replyTo', { name: personName(conversation.person) })}</span>
            <KeyCap keys="r" />
          </UnstyledButton>
        )}
        {mayNote && (
          <UnstyledButton className={classes.inviteNote} onClick={() => focusOn('note')}>
            <IconNote size={17} stroke={1.6} aria-hidden="true" />
            {t('note')}
            <KeyCap keys="n" />
          </UnstyledButton>
        )}
      </div>
    )
  }
  return (
    <Suspense
      fallback={
        <div className={classes.loading}>
          <Loader size="sm" />
        </div>
      }
    >
      <ComposerForm
        key={`${kind}${round}`}
        conversation={conversation}
        kind={kind}
        seenSeq={seenSeq}
        onSeen={onSeen}
        onKind={focusOn}
        onClose={() => setKind(null)}
        takesFocus={round > 0}
      />
    </Suspense>
  )
}

const firstKind = (conversation: Conversation, memberId: string): DraftKind | null =>
  (['reply', 'note'] as const).find((kind) => draftOf(conversation, kind, memberId)) ?? null
