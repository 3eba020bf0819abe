import { ActionIcon, Menu } from '@mantine/core'
import {
  IconAlertOctagon,
  IconDots,
  IconLink,
  IconPencil,
  IconSitemap,
  IconTrash,
  IconTrashOff,
  IconUserOff,
} from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { useDoneNotice } from '../../../../app/notices.tsx'
import { useLinking } from '../../problems/use-linking.tsx'
import type { Changes } from '../../use-change.ts'

const BlockDialog = lazy(() => import('../../shelves/components/block-dialog.tsx'))
const SubjectDialog = lazy(() => import('./subject-dialog.tsx'))

export const ConversationMenu = ({ conversation, change }: { conversation: Conversation; change: Changes }) => {
  const { t } = useTranslation(['conversations', 'shelves', 'problems'])
  const say = useDoneNotice()
  const linking = useLinking(conversation)
  const [renaming, setRenaming] = useState(false)
  const [blocking, setBlocking] = useState(false)
  const { email } = conversation.person
  const { abilities, spamAt, deletedAt } = conversation
  const copy = () => {
    const path = `/inbox/all/${conversation.number}`
    navigator.clipboard.writeText(new URL(path, location.origin).href).then(() => say(t('done.copied')))
  }

  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('more')}>
            <IconDots size={18} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLink size={16} stroke={1.6} />} onClick={copy}>
            {t('do.copyLink')}
          </Menu.Item>
          {abilities.write && (
            <Menu.Item leftSection={<IconPencil size={16} stroke={1.6} />} onClick={() => setRenaming(true)}>
              {t('do.rename')}
            </Menu.Item>
          )}
          {linking.open && (
            <Menu.Item leftSection={<IconSitemap size={16} stroke={1.6} />} onClick={linking.open}>
              {t('problems:link')}
            </Menu.Item>
          )}
          {abilities.write && (
            <Menu.Item
              leftSection={<IconAlertOctagon size={16} stroke={1.6} />}
              onClick={spamAt ? change.unmarkSpam : change.markSpam}
            >
              {spamAt ? t('do.notSpam') : t('do.spam')}
            </Menu.Item>
          )}
          {abilities.write && email && (
            <Menu.Item leftSection={<IconUserOff size={16} stroke={1.6} />} onClick={() => setBlocking(true)}>
              {t('shelves:block')}
            </Menu.Item>
          )}
          {abilities.delete && (
            <Menu.Item
              leftSection={deletedAt ? <IconTrashOff size={16} stroke={1.6} /> : <IconTrash size={16} stroke={1.6} />}
              onClick={deletedAt ? change.restore : change.putIntoTrash}
            >
              {deletedAt ? t('do.restore') : t('do.trash')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {linking.dialog}
      <Suspense>
        {blocking && email && (
          <BlockDialog conversationId={conversation.id} email={email} onClose={() => setBlocking(false)} />
        )}
        {renaming && (
          <SubjectDialog
            subject={conversation.subject}
            onClose={() => setRenaming(false)}
            onSave={(subject) => change.set({ subject })}
          />
        )}
      </Suspense>
    </>
  )
}
