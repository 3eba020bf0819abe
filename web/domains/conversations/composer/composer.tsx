import { UnstyledButton } from '@mantine/core'
import { IconArrowBackUp, IconNote } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../contract/conversations.ts'
import { KeyCap } from '../../../../ui/key-cap.tsx'
import { useActions } from '../../../app/actions.ts'
import { pauseKeys } from '../../../app/keys.ts'
import { useSession } from '../../../app/session.ts'
import { personName } from '../rules.ts'
import classes from './composer.module.css'
import type { TypedEarly } from './rules.ts'
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

  /** What was typed before the editor had come. */
  const typedEarly = useRef<TypedEarly>({ text: '', sent: false })

  useEffect(() => {
    const timer = setTimeout(loadForm, 300)
    return () => clearTimeout(timer)
  }, [])

  useGivenBack(conversation.id, (given) => {
    setKind(given)
    setRound((before) => before + 1)
  })

  const group = t('conversation')
  useActions([
    ...(mayReply ? [{ id: 'reply', keys: 'r', label: t('reply'), group, run: () => focusOn('reply') }] : []),
    ...(mayNote ? [{ id: 'note', keys: 'n', label: t('note'), group, run: () => focusOn('note') }] : []),
  ])
  const focusOn = (next: DraftKind) => {
    pauseKeys(4000)
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
          <textarea
            className={classes.early}
            aria-label={kind === 'note' ? t('writeNote') : t('writeReply')}
            // biome-ignore lint/a11y/noAutofocus: somebody pressed the key for writing and may already be writing
            autoFocus={round > 0}
            onChange={(event) => {
              typedEarly.current.text = event.currentTarget.value
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
              event.preventDefault()
              // It leaves as soon as the editor has come and can send it.
              event.currentTarget.readOnly = true
              typedEarly.current.sent = true
            }}
          />
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
        onClose={() => {
          pauseKeys(0)
          setKind(null)
        }}
        takesFocus={round > 0}
        typedEarly={typedEarly}
      />
    </Suspense>
  )
}

const firstKind = (conversation: Conversation, memberId: string): DraftKind | null =>
  (['reply', 'note'] as const).find((kind) => draftOf(conversation, kind, memberId)) ?? null
