import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { useActions } from '../../../../app/actions.ts'
import { SplitBanners } from '../../splitting/components/split-banners.tsx'
import { MergedBanners } from './merged-banners.tsx'

const MergeDialog = lazy(() => import('./merge-dialog.tsx'))

/** Everything of merging that an opened conversation has: its key, its dialog, what was merged. */
export const Merging = ({ conversation }: { conversation: Conversation }) => {
  const { t } = useTranslation(['merging', 'conversations'])
  const navigate = useNavigate()
  const [choosing, setChoosing] = useState(false)
  useActions(
    conversation.abilities.write
      ? [
          {
            id: 'conversation.merge',
            keys: 'm',
            label: t('do'),
            group: t('conversations:conversation'),
            run: () => setChoosing(true),
          },
        ]
      : [],
  )
  return (
    <>
      <MergedBanners conversation={conversation} />
      <SplitBanners conversation={conversation} />
      <Suspense>
        {choosing && (
          <MergeDialog
            conversation={conversation}
            onClose={() => setChoosing(false)}
            onMerged={(number) =>
              number !== conversation.number &&
              navigate({ to: '/inbox/$view/{-$number}', params: { view: 'all', number: String(number) } })
            }
          />
        )}
      </Suspense>
    </>
  )
}
