import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { marksIn } from '../../../../ui/missing-marks.ts'
import { missingIn } from './rules.ts'

/** Which values the text still misses, and the way to the next of them. Draws anew only when that changes. */
export const useNavigateMarks = (html: string) => {
  const [missing, setMissing] = useState(() => missingIn(html))
  return {
    missing,
    look: (now: string) => {
      const found = missingIn(now)
      setMissing((before) => (before.join() === found.join() ? before : found))
    },
    goToNext: (editor: Editor | null) => {
      const [first] = editor ? marksIn(editor.state.doc) : []
      if (first) editor?.chain().focus().setTextSelection(first).scrollIntoView().run()
    },
  }
}
