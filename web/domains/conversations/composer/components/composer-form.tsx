import { ActionIcon, SegmentedControl } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { EditorContent } from '@tiptap/react'
import { lazy, type RefObject, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { isEmptyHtml } from '../../../../../ui/html-text.ts'
import { useEditorOf } from '../../../../../ui/use-editor.ts'
import { pauseKeys } from '../../../../app/keys.ts'
import { useSession } from '../../../../app/session.ts'
import { ActionChips } from '../../ready-replies/components/action-chips.tsx'
import { MissingBanner } from '../../ready-replies/components/missing-banner.tsx'
import { useNavigateMarks } from '../../ready-replies/use-marks.ts'
import { useReadyReply } from '../../ready-replies/use-ready-reply.ts'
import { unseenMessage } from '../../rules.ts'
import { useSchedule } from '../../scheduling/use-schedule.ts'
import { sayTyping } from '../../use-presence.ts'
import { asContent, type LocalDraft, type TypedEarly } from '../rules.ts'
import { type DraftKind, useDraft } from '../use-draft.ts'
import { useFiles } from '../use-files.ts'
import { useMentions } from '../use-mentions.ts'
import { type ThenStatus, useSend } from '../use-send.ts'
import { useTeamDraft, useTeamWriting } from '../use-team-draft.ts'
import classes from './composer-form.module.css'
import { EditorTools } from './editor-tools.tsx'
import { FileList } from './file-list.tsx'
import { MentionList } from './mention-list.tsx'
import { Recipients } from './recipients.tsx'
import { SendBar } from './send-bar.tsx'
import { Signature } from './signature.tsx'
import { UnseenBanner } from './unseen-banner.tsx'

const ReplyPicker = lazy(() => import('../../ready-replies/components/reply-picker.tsx'))

interface Props {
  conversation: Conversation
  kind: DraftKind
  seenSeq: number
  onSeen: (seq: number) => void
  onKind: (kind: DraftKind) => void
  onClose: () => void
  takesFocus: boolean
  /** Taken over, and emptied. */
  typedEarly: RefObject<TypedEarly>
}

type Frame = Pick<LocalDraft, 'to' | 'cc' | 'bcc' | 'attachments' | 'use'>

/** The editor with everything around it. What is typed lives in the editor, not in React, so typing draws nothing anew. */
const ComposerForm = ({ conversation, kind, seenSeq, onSeen, onKind, onClose, takesFocus, typedEarly }: Props) => {
  const { t } = useTranslation('conversations')
  const { profile } = useSession()
  const draft = useDraft(conversation, kind, profile.member.id, seenSeq)
  const [begin] = useState(draft.start)
  const [frame, setFrame] = useState<Frame>(() => frameOf(begin, conversation))
  const frameNow = useRef(frame)
  const [empty, setEmpty] = useState(() => isEmptyHtml(begin?.html ?? ''))
  const { id, abilities } = conversation
  const marks = useNavigateMarks(begin?.html ?? '')

  const { uploading, addFiles, addPasted, stop } = useFiles((file, asPicture) => {
    if (asPicture) editor?.chain().focus().setImage({ src: file.url, alt: file.name }).run()
    changeFrame({ attachments: [...frameNow.current.attachments, { ...file, inline: asPicture }] })
  })
  const mentions = useMentions(profile.member.id)
  const teamDraft = useTeamDraft(conversation)
  const team = useTeamWriting(conversation, teamDraft, seenSeq)
  const editor = useEditorOf({
    html: begin?.html ?? '',
    label: kind === 'note' ? t('writeNote') : t('writeReply'),
    takesFocus,
    onFiles: addPasted,
    onType: (html) => {
      pauseKeys(0)
      draft.change({ html, ...frameNow.current })
      team.change({ html, ...frameNow.current })
      setEmpty(isEmptyHtml(html))
      marks.look(html)
      sayTyping(id)
    },
    onSubmit: () => submit(),
    keysFirst: (event, before) => kind === 'reply' && readyMade.openBy(event, before),
    onEscape: onClose,
    ...(kind === 'note' ? { onNaming: mentions.onNaming, keysFirst: mentions.keysFirst } : {}),
    onReady: (ready) => {
      const { text, sent } = typedEarly.current
      typedEarly.current = { text: '', sent: false }
      if (text) ready.commands.insertContent(asContent(text))
      if (sent) submit()
    },
  })
  const { send, busy, refused, allow } = useSend({
    conversation,
    kind,
    settle: async () => {
      await draft.settle()
      return kind === 'reply' && team.isMine ? team.settle(written()) : null
    },
    onSent: () => {
      if (team.isMine && kind === 'reply') team.ended()
      draft.forget()
      onClose()
    },
  })

  const changeFrame = (change: Partial<Frame>) => {
    frameNow.current = { ...frameNow.current, ...change }
    setFrame(frameNow.current)
    draft.change({ html: editor?.getHTML() ?? '', ...frameNow.current })
  }
  const readyMade = useReadyReply(conversation, seenSeq, frame.use ?? null, (filled, use) => {
    changeFrame({ attachments: [...frameNow.current.attachments, ...filled.attachments], use })
    editor?.chain().focus().insertContent(filled.html).run()
    marks.look(editor?.getHTML() ?? '')
    marks.goToNext(editor)
  })
  const written = () => ({ html: editor?.getHTML() ?? '', ...frameNow.current })
  const ready = (!empty || frame.attachments.length > 0) && uploading.length === 0 && !busy
  const submit = (chosen?: ThenStatus, sendAnyway = false) => {
    if (marks.missing.length > 0) return marks.goToNext(editor)
    const thenStatus = chosen ?? readyMade.thenStatus
    const now = written()
    if (busy || uploading.length > 0 || (isEmptyHtml(now.html) && now.attachments.length === 0)) return
    // Sent anyway is what was written before the others' words came into sight: that is what the log tells.
    const seen = (sendAnyway && refused?.seenSeq) || seenSeq
    send({ written: now, seenSeq: seen, thenStatus, sendAnyway, use: readyMade.use ?? undefined })
  }
  const { schedule } = useSchedule(conversation, () => {
    if (team.isMine && kind === 'reply') team.discard()
    draft.forget()
    onClose()
  })
  const sendLater = async (sendAt: Date) => {
    if (marks.missing.length > 0) return marks.goToNext(editor)
    await draft.settle()
    schedule({ written: written(), seenSeq, thenStatus: readyMade.thenStatus, use: readyMade.use ?? undefined, sendAt })
  }
  const unseen = kind === 'reply' ? unseenMessage(conversation, seenSeq, profile.member.id) : null
  /** Others go on with it; here it is no draft of mine any more. */
  const hand = async () => {
    if (await team.hand(written())) discard()
  }
  const discard = () => {
    draft.change({ html: '', to: [], cc: [], bcc: [], attachments: [] })
    onClose()
  }

  return (
    <section
      className={classes.composer}
      data-kind={kind}
      aria-label={kind === 'note' ? t('note') : t('reply')}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        addFiles(event.dataTransfer.files)
      }}
    >
      {(unseen || refused) && (
        <UnseenBanner
          message={unseen}
          refused={refused}
          onRead={() => {
            allow()
            onSeen(conversation.seq)
          }}
          onSendAnyway={() => submit(refused?.thenStatus, true)}
        />
      )}
      <div className={classes.top}>
        {abilities.reply && abilities.write && (
          <SegmentedControl
            size="xs"
            aria-label={t('kind')}
            value={kind}
            onChange={(value) => onKind(value as DraftKind)}
            data={[
              { value: 'reply', label: t('reply') },
              { value: 'note', label: t('note') },
            ]}
          />
        )}
        {kind === 'reply' ? (
          <Recipients to={frame.to} cc={frame.cc} bcc={frame.bcc} onChange={changeFrame} />
        ) : (
          <span className={classes.hint}>{t('noteHint')}</span>
        )}
        <ActionIcon variant="subtle" color="gray" size={26} aria-label={t('closeComposer')} onClick={onClose}>
          <IconChevronDown size={17} stroke={1.6} />
        </ActionIcon>
      </div>
      <div className={classes.paper}>
        <EditorContent editor={editor} className={classes.editor} />
        {kind === 'reply' && <Signature html={profile.signature} />}
      </div>
      <MentionList
        choices={mentions.choices}
        chosen={mentions.chosen}
        rect={mentions.rect}
        onChoose={mentions.choose}
      />
      {kind === 'reply' && <MissingBanner missing={marks.missing} onGo={() => marks.goToNext(editor)} />}
      {kind === 'reply' && <ActionChips chosen={frame.use ?? null} onChange={(use) => changeFrame({ use })} />}
      <FileList
        files={frame.attachments}
        uploading={uploading}
        onStop={stop}
        onRemove={(file) =>
          changeFrame({ attachments: frameNow.current.attachments.filter((one) => one.id !== file.id) })
        }
      />
      <SendBar
        kind={kind}
        ready={ready}
        busy={busy}
        draftState={draft.state}
        thenStatus={readyMade.thenStatus}
        onSend={submit}
        onSendAt={sendLater}
        person={conversation.personCard}
        onDiscard={discard}
        onHand={kind === 'reply' && abilities.write && (!teamDraft || team.isMine) ? hand : undefined}
        tools={
          <EditorTools editor={editor} onFiles={addFiles} onReady={kind === 'reply' ? readyMade.open : undefined} />
        }
      />
      <Suspense>
        {readyMade.picking && (
          <ReplyPicker
            conversationId={id}
            onPick={readyMade.pick}
            onClose={(typed) => readyMade.close(editor, typed)}
          />
        )}
      </Suspense>
    </section>
  )
}

export default ComposerForm

const frameOf = (begin: LocalDraft | null, { replyTo }: Conversation): Frame => ({
  to: begin && begin.to.length > 0 ? begin.to : replyTo.to,
  cc: begin?.cc ?? replyTo.cc,
  bcc: begin?.bcc ?? [],
  attachments: begin?.attachments ?? [],
  use: begin?.use ?? null,
})
