import { ActionIcon, FileButton, Tooltip } from '@mantine/core'
import {
  IconBlockquote,
  IconBold,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconMessage2Bolt,
  IconPaperclip,
} from '@tabler/icons-react'
import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from './link-button.tsx'

interface Props {
  editor: Editor | null
  onFiles: (files: File[]) => void
  /** Opens the ready-made replies; left out where there are none to send. */
  onReady?: (() => void) | undefined
}

export const EditorTools = ({ editor, onFiles, onReady }: Props) => {
  const { t } = useTranslation(['conversations', 'replies'])
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now?.isActive('bold') ?? false,
      italic: now?.isActive('italic') ?? false,
      bulletList: now?.isActive('bulletList') ?? false,
      orderedList: now?.isActive('orderedList') ?? false,
      blockquote: now?.isActive('blockquote') ?? false,
      link: now?.isActive('link') ?? false,
    }),
  })
  const chain = () => editor?.chain().focus()

  return (
    <>
      <Tool label={t('tool.bold')} active={on?.bold} onClick={() => chain()?.toggleBold().run()}>
        <IconBold size={16} stroke={1.7} />
      </Tool>
      <Tool label={t('tool.italic')} active={on?.italic} onClick={() => chain()?.toggleItalic().run()}>
        <IconItalic size={16} stroke={1.7} />
      </Tool>
      <Tool label={t('tool.bulletList')} active={on?.bulletList} onClick={() => chain()?.toggleBulletList().run()}>
        <IconList size={16} stroke={1.7} />
      </Tool>
      <Tool label={t('tool.orderedList')} active={on?.orderedList} onClick={() => chain()?.toggleOrderedList().run()}>
        <IconListNumbers size={16} stroke={1.7} />
      </Tool>
      <Tool label={t('tool.quote')} active={on?.blockquote} onClick={() => chain()?.toggleBlockquote().run()}>
        <IconBlockquote size={16} stroke={1.7} />
      </Tool>
      <LinkButton
        editor={editor}
        button={(open) => (
          <Tool label={t('tool.link')} active={on?.link} onClick={open}>
            <IconLink size={16} stroke={1.7} />
          </Tool>
        )}
      />
      {onReady && (
        <Tool label={t('replies:insert')} onClick={onReady}>
          <IconMessage2Bolt size={16} stroke={1.7} />
        </Tool>
      )}
      <FileButton onChange={onFiles} multiple>
        {(file) => (
          <Tool label={t('tool.attach')} onClick={file.onClick}>
            <IconPaperclip size={16} stroke={1.7} />
          </Tool>
        )}
      </FileButton>
    </>
  )
}

interface ToolProps {
  label: string
  active?: boolean | undefined
  onClick: () => void
  children: ReactNode
}

const Tool = ({ label, active, onClick, children }: ToolProps) => (
  <Tooltip label={label}>
    <ActionIcon
      variant={active ? 'light' : 'subtle'}
      color={active ? 'teal' : 'gray'}
      size={28}
      aria-label={label}
      aria-pressed={active}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  </Tooltip>
)
