import Image from '@tiptap/extension-image'
import Placeholder from '@tiptap/extension-placeholder'
import { Editor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { MissingMarks } from './missing-marks.ts'
import { type Naming, namesIn } from './naming.ts'

interface Props {
  html: string
  label: string
  takesFocus: boolean
  onType: (html: string) => void
  /** Files pasted into or dropped on the text. */
  onFiles: (files: File[]) => void
  onSubmit: () => void
  onEscape: () => void
  onReady?: (editor: Editor) => void
  /** Told while a name is typed behind an @; null when that is over. Left out: an @ is only a letter. */
  onNaming?: (naming: Naming | null) => void
  /** Sees a key before the editor does; true where it has been dealt with. `before` is the sign left of the cursor, '' at a line's start. */
  keysFirst?: (event: KeyboardEvent, before: string) => boolean
}

/**
 * The rich text editor. The component that owns it is not drawn anew by what is typed.
 *
 * TipTap's own hook destroys an editor whose component is drawn later than a moment after it was made, and focuses it
 * some frames after that; what is typed until then would be lost.
 */
export const useEditorOf = (props: Props) => {
  const now = useRef(props)
  now.current = props
  const [editor] = useState(() => makeEditor(now))

  useLayoutEffect(() => {
    if (now.current.takesFocus) editor.view.focus()
    now.current.onReady?.(editor)
  }, [editor])

  const ending = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    clearTimeout(ending.current)
    // Strict mode unmounts and mounts again at once.
    return () => {
      ending.current = setTimeout(() => editor.destroy(), 0)
    }
  }, [editor])
  return editor
}

const makeEditor = (now: RefObject<Props>) =>
  new Editor({
    content: now.current.html,
    autofocus: now.current.takesFocus ? 'end' : false,
    extensions: [
      StarterKit.configure({
        heading: false,
        horizontalRule: false,
        link: { openOnClick: false, autolink: true, defaultProtocol: 'https' },
      }),
      Image.configure({ inline: true, allowBase64: false }),
      MissingMarks,
      Placeholder.configure({ placeholder: now.current.label }),
      ...(now.current.onNaming ? [namesIn((naming) => now.current.onNaming?.(naming))] : []),
    ],
    editorProps: {
      attributes: { 'aria-label': now.current.label, 'aria-multiline': 'true', role: 'textbox' },
      handleKeyDown: (view, event) => {
        const { $from } = view.state.selection
        const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 1), $from.parentOffset)
        if (now.current.keysFirst?.(event, before)) return true
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          now.current.onSubmit()
          return true
        }
        if (event.key === 'Escape') {
          now.current.onEscape()
          return true
        }
        return false
      },
      handlePaste: (_view, event) => {
        const files = [...(event.clipboardData?.files ?? [])]
        if (files.length === 0) return false
        now.current.onFiles(files)
        return true
      },
      handleDrop: (_view, event) => {
        const files = [...(event.dataTransfer?.files ?? [])]
        if (files.length === 0) return false
        event.preventDefault()
        event.stopPropagation()
        now.current.onFiles(files)
        return true
      },
    },
    onUpdate: ({ editor }) => now.current.onType(editor.getHTML()),
  })
