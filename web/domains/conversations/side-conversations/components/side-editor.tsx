import { EditorContent } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import type { Attachment } from '../../../../../contract/shapes.ts'
import { useEditorOf } from '../../../../../ui/use-editor.ts'
import { useSession } from '../../../../app/session.ts'
import { EditorTools } from '../../composer/components/editor-tools.tsx'
import { FileList } from '../../composer/components/file-list.tsx'
import { MentionList } from '../../composer/components/mention-list.tsx'
import { useFiles } from '../../composer/use-files.ts'
import { type AskedInside, useMentions } from '../../composer/use-mentions.ts'
import type { Written } from '../rules.ts'
import classes from './side-editor.module.css'

interface Props {
  label: string
  /** Null where it is mailed outside. */
  asked: AskedInside | null
  begin: Written
  /** Pixels; grows with the text. */
  height: number
  onChange: (change: Partial<Written>) => void
  onUploading: (uploading: boolean) => void
  onSubmit: () => void
}

/** Rich text with files and names behind an @, for what is said beside a conversation. Fetched lazily. */
const SideEditor = ({ label, asked, begin, height, onChange, onUploading, onSubmit }: Props) => {
  const [files, setFiles] = useState<Attachment[]>(begin.attachments)
  const filesNow = useRef(files)
  const change = (attachments: Attachment[]) => {
    filesNow.current = attachments
    setFiles(attachments)
    onChange({ attachments })
  }
  const { uploading, addFiles, addPasted, stop } = useFiles((file, asPicture) => {
    if (asPicture) editor.chain().focus().setImage({ src: file.url, alt: file.name }).run()
    change([...filesNow.current, { ...file, inline: asPicture }])
  })
  const busy = uploading.length > 0
  useEffect(() => onUploading(busy), [busy, onUploading])
  const mentions = useMentions(useSession().profile.member.id, asked)
  const editor = useEditorOf({
    html: begin.html,
    label,
    takesFocus: false,
    onType: (html) => onChange({ html }),
    onFiles: addPasted,
    onSubmit,
    onEscape: () => {},
    onNaming: mentions.onNaming,
    keysFirst: mentions.keysFirst,
  })
  return (
    <div className={classes.field} style={{ ['--height' as string]: `${height}px` }}>
      <EditorContent editor={editor} />
      <MentionList
        choices={mentions.choices}
        chosen={mentions.chosen}
        rect={mentions.rect}
        onChoose={mentions.choose}
      />
      <FileList
        files={files}
        uploading={uploading}
        onStop={stop}
        onRemove={({ id }) => change(filesNow.current.filter((file) => file.id !== id))}
      />
      <div className={classes.tools}>
        <EditorTools editor={editor} onFiles={addFiles} />
      </div>
    </div>
  )
}

export default SideEditor
