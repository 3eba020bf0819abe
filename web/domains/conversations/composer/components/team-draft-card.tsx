import { Button, Menu } from '@mantine/core'
import { IconHistory, IconTrash, IconUsers } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { Banner } from '../../../../../ui/banner.tsx'
import { textOf } from '../rules.ts'
import { useTeamDraft, useTeamWriting } from '../use-team-draft.ts'

const TeamDraftVersions = lazy(() => import('./team-draft-versions.tsx'))

interface Props {
  conversation: Conversation
  seenSeq: number
}

/** The reply that the team writes in turn, where somebody else holds it or nobody does: who writes, and how to go on. */
export const TeamDraftCard = ({ conversation, seenSeq }: Props) => {
  const { t } = useTranslation('collaboration')
  const draft = useTeamDraft(conversation)
  const { isMine, take, discard } = useTeamWriting(conversation, draft, seenSeq)
  const [versions, setVersions] = useState(false)
  if (!draft || !conversation.abilities.write) return null
  return (
    <>
      <Banner
        tone="waiting"
        icon={<IconUsers size={17} stroke={1.6} />}
        actions={
          <>
            {!isMine && (
              <Button size="compact-sm" variant="default" onClick={take}>
                {draft.holder ? t('teamDraft.takeOver') : t('teamDraft.goOn')}
              </Button>
            )}
            <Menu position="top-end" width={220} withInitialFocusPlaceholder={false}>
              <Menu.Target>
                <Button size="compact-sm" variant="default">
                  {t('teamDraft.more')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconHistory size={16} stroke={1.6} />} onClick={() => setVersions(true)}>
                  {t('teamDraft.versions')}
                </Menu.Item>
                <Menu.Item leftSection={<IconTrash size={16} stroke={1.6} />} onClick={discard}>
                  {t('teamDraft.discard')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        }
      >
        <strong>
          {isMine
            ? t('teamDraft.mine')
            : draft.holder
              ? t('teamDraft.held', { name: draft.holder.name })
              : t('teamDraft.free', { name: draft.updatedBy.name })}
        </strong>{' '}
        {!isMine && textOf(draft.html).slice(0, 200)}
      </Banner>
      <Suspense>{versions && <TeamDraftVersions id={conversation.id} onClose={() => setVersions(false)} />}</Suspense>
    </>
  )
}
