import { EditorContent } from '@tiptap/react'
import { useEffect } from 'react'
import { useEditorOf } from '../../../../../ui/use-editor.ts'
import classes from './variant-editor.module.css'

interface Props {
  html: string
  label: string
  /** A text to put in where the cursor is; each round once. */
  insert: { text: string; round: number }
  onType: (html: string) => void
}

const nothing = () => {}

export const VariantEditor = ({ html, label, insert, onType }: Props) => {
  const editor = useEditorOf({
    html,
    label,
    takesFocus: false,
    onType,
    onFiles: nothing,
    onSubmit: nothing,
    onEscape: nothing,
  })
  useEffect(() => {
    if (insert.round > 0) editor.chain().focus().insertContent({ type: 'text', text: insert.text }).run()
  }, [editor, insert])
  return <EditorContent editor={editor} className={classes.paper} />
}
