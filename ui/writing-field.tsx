import { EditorContent } from '@tiptap/react'
import { isEmptyHtml } from './html-text.ts'
import { useEditorOf } from './use-editor.ts'
import classes from './writing-field.module.css'

interface Props {
  label: string
  html?: string
  /** Pixels; grows with the text. */
  height?: number
  onType: (html: string, isEmpty: boolean) => void
  onSubmit?: () => void
}

/** The editor as a field of a form. Fetched lazily: it is the heaviest thing we have. */
const WritingField = ({ label, html = '', height = 150, onType, onSubmit }: Props) => {
  const editor = useEditorOf({
    html,
    label,
    takesFocus: false,
    onType: (typed) => onType(typed, isEmptyHtml(typed)),
    onFiles: () => {},
    onSubmit: () => onSubmit?.(),
    onEscape: () => {},
  })
  return (
    <div className={classes.field} style={{ ['--height' as string]: `${height}px` }}>
      <EditorContent editor={editor} />
    </div>
  )
}

export default WritingField
