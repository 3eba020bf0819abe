import { Button, Group, Popover, TextInput } from '@mantine/core'
import type { Editor } from '@tiptap/react'
import { type FormEvent, type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  editor: Editor | null
  button: (open: () => void) => ReactElement
}

/** Puts an address behind the chosen words, or the address itself where none are chosen. */
export const LinkButton = ({ editor, button }: Props) => {
  const { t } = useTranslation('conversations')
  const [opened, setOpened] = useState(false)
  const [url, setUrl] = useState('')
  const open = () => {
    setUrl(editor?.getAttributes('link').href ?? '')
    setOpened((before) => !before)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setOpened(false)
    const href = url.trim() && !/^[a-z]+:/i.test(url.trim()) ? `https://${url.trim()}` : url.trim()
    if (!href) return void editor?.chain().focus().extendMarkRange('link').unsetLink().run()
    if (editor?.state.selection.empty && !editor.isActive('link')) {
      editor
        .chain()
        .focus()
        .insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] })
        .run()
      return
    }
    editor?.chain().focus().extendMarkRange('link').setLink({ href }).run()
  }

  return (
    <Popover opened={opened} onChange={setOpened} trapFocus withRoles={false} position="top" withArrow>
      <Popover.Target>
        <span>{button(open)}</span>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Group gap="xs" wrap="nowrap">
            <TextInput
              data-autofocus
              aria-label={t('tool.linkAddress')}
              placeholder="https://"
              value={url}
              onChange={(event) => setUrl(event.currentTarget.value)}
            />
            <Button type="submit">{t('tool.linkSet')}</Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
