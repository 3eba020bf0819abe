import { ActionIcon, SegmentedControl } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { EditorContent } from '@tiptap/react'
import { type RefObject, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { isEmptyHtml } from '../../../../../ui/html-text.ts'
import { useEditorOf } from '../../../../../ui/use-editor.ts'
import { pauseKeys } from '../../../../app/keys.ts'
import { useSession } from '../../../../app/session.ts'
import { unseenMessage } from '../../rules.ts'
import { sayTyping } from '../../use-presence.ts'
import type { LocalDraft } from '../rules.ts'
import { type DraftKind, useDraft } from '../use-draft.ts'
import { useFiles } from '../use-files.ts'
import { type ThenStatus, useSend } from '../use-send.ts'
import classes from './composer-form.module.css'
import { EditorTools } from './editor-tools.tsx'
import { FileList } from './file-list.tsx'
import { Recipients } from './recipients.tsx'
import { SendBar } from './send-bar.tsx'
import { Signature } from './signature.tsx'
import { UnseenBanner } from './unseen-banner.tsx'

interface Props {
  conversation: Conversation
  kind: DraftKind
  seenSeq: number
  onSeen: (seq: number) => void
  onKind: (kind: DraftKind) => void
  onClose: () => void
  takesFocus: boolean
  /** Taken over, and emptied. */
  typedEarly: RefObject<string>
}

type Frame = Pick<LocalDraft, 'to' | 'cc' | 'bcc' | 'attachments'>

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

  const { uploading, addFiles, addPasted, stop } = useFiles((file, asPicture) => {
    if (asPicture) editor?.chain().focus().setImage({ src: file.url, alt: file.name }).run()
    changeFrame({ attachments: [...frameNow.current.attachments, { ...file, inline: asPicture }] })
  })
  const editor = useEditorOf({
    html: begin?.html ?? '',
    label: kind === 'note' ? t('writeNote') : t('writeReply'),
    takesFocus,
    onFiles: addPasted,
    onType: (html) => {
      pauseKeys(0)
      draft.change({ html, ...frameNow.current })
      setEmpty(isEmptyHtml(html))
      sayTyping(id)
    },
    onSubmit: () => submit('waiting-on-customer'),
    onEscape: onClose,
    onReady: (ready) => {
      if (typedEarly.current) ready.commands.insertContent(typedEarly.current)
      typedEarly.current = ''
    },
  })
  const { send, busy, refused, allow } = useSend({
    conversation,
    kind,
    settle: draft.settle,
    onSent: () => {
      draft.forget()
      onClose()
    },
  })

  const changeFrame = (change: Partial<Frame>) => {
    frameNow.current = { ...frameNow.current, ...change }
    setFrame(frameNow.current)
    draft.change({ html: editor?.getHTML() ?? '', ...frameNow.current })
  }
  const written = () => ({ html: editor?.getHTML() ?? '', ...frameNow.current })
  const ready = (!empty || frame.attachments.length > 0) && uploading.length === 0 && !busy
  const submit = (thenStatus: ThenStatus, sendAnyway = false) => {
    const now = written()
    if (busy || uploading.length > 0 || (isEmptyHtml(now.html) && now.attachments.length === 0)) return
    send({ written: now, seenSeq, thenStatus, sendAnyway })
  }
  const unseen = kind === 'reply' ? unseenMessage(conversation, seenSeq, profile.member.id) : null
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
          onSendAnyway={() => submit('waiting-on-customer', true)}
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
        onSend={submit}
        onDiscard={discard}
        tools={<EditorTools editor={editor} onFiles={addFiles} />}
      />
    </section>
  )
}

export default ComposerForm

const frameOf = (begin: LocalDraft | null, { replyTo }: Conversation): Frame => ({
  to: begin && begin.to.length > 0 ? begin.to : replyTo.to,
  cc: begin?.cc ?? replyTo.cc,
  bcc: begin?.bcc ?? [],
  attachments: begin?.attachments ?? [],
})
