import Image from '@tiptap/extension-image'
import Placeholder from '@tiptap/extension-placeholder'
import { type Editor, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useLayoutEffect, useRef } from 'react'

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
}

/** The rich text editor. The component that owns it is not drawn anew by what is typed. */
export const useEditorOf = (props: Props) => {
  const now = useRef(props)
  now.current = props
  const editor = useEditor({
    content: props.html,
    autofocus: props.takesFocus ? 'end' : false,
    shouldRerenderOnTransaction: false,
    extensions: [
      StarterKit.configure({
        heading: false,
        horizontalRule: false,
        link: { openOnClick: false, autolink: true, defaultProtocol: 'https' },
      }),
      Image.configure({ inline: true, allowBase64: false }),
      Placeholder.configure({ placeholder: props.label }),
    ],
    editorProps: {
      attributes: { 'aria-label': props.label, 'aria-multiline': 'true', role: 'textbox' },
      handleKeyDown: (_view, event) => {
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

  // The editor's own autofocus comes some frames later; what is typed until then would be lost.
  useLayoutEffect(() => {
    if (now.current.takesFocus) editor.view.focus()
    now.current.onReady?.(editor)
  }, [editor])
  return editor
}
