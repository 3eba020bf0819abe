import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../contract/conversations.ts'
import { useActions } from '../../../app/actions.ts'

const LinkDialog = lazy(() => import('./components/link-dialog.tsx'))

/** "Link to a problem" for the menu and the command bar; null where it cannot be done. */
export const useLinking = (conversation: Conversation): { open: (() => void) | null; dialog: ReactNode } => {
  const { t } = useTranslation(['problems', 'conversations'])
  const [linking, setLinking] = useState(false)
  const may = conversation.abilities.write && !conversation.problem && conversation.affected === 0
  const open = () => setLinking(true)
  useActions(
    may ? [{ id: 'conversation.problem', label: t('link'), group: t('conversations:conversation'), run: open }] : [],
  )
  return {
    open: may ? open : null,
    dialog: (
      <Suspense>{linking && <LinkDialog conversation={conversation} onClose={() => setLinking(false)} />}</Suspense>
    ),
  }
}
