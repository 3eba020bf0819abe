import { Button } from '@mantine/core'
import { IconSitemap } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { Banner } from '../../../../../ui/banner.tsx'
import { isDone } from '../../rules.ts'
import { countQuery } from '../api.ts'
import { useProblem } from '../use-problem.ts'

const ResolveDialog = lazy(() => import('./resolve-dialog.tsx'))

/** What this conversation is part of; and of a problem that is settled, the question what becomes of those with it. */
export const ProblemBanner = ({ conversation }: { conversation: Conversation }) => {
  const { t } = useTranslation('problems')
  const { unlink } = useProblem(conversation.id)
  const { problem } = conversation
  return (
    <>
      {problem && (
        <Banner
          tone="waiting"
          icon={<IconSitemap size={16} stroke={1.6} />}
          actions={
            conversation.abilities.write && (
              <Button
                size="compact-xs"
                variant="default"
                loading={unlink.isPending}
                onClick={() => unlink.mutate(problem)}
              >
                {t('unlink')}
              </Button>
            )
          }
        >
          {t('partOf')}{' '}
          <Link to="/inbox/$view/{-$number}" params={{ view: 'all', number: String(problem.number) }}>
            #{problem.number} {problem.subject}
          </Link>
        </Banner>
      )}
      {conversation.affected > 0 && isDone(conversation) && <ResolveOffer conversation={conversation} />}
    </>
  )
}

const ResolveOffer = ({ conversation }: { conversation: Conversation }) => {
  const { t } = useTranslation('problems')
  const [choosing, setChoosing] = useState(false)
  const open = useQuery(countQuery(conversation.id)).data?.open ?? 0
  return (
    <>
      {open > 0 && (
        <Banner
          tone="soon"
          icon={<IconSitemap size={16} stroke={1.6} />}
          actions={
            conversation.abilities.write && (
              <Button size="compact-xs" variant="default" onClick={() => setChoosing(true)}>
                {t('resolveThem')}
              </Button>
            )
          }
        >
          {t('stillOpen', { count: open })}
        </Banner>
      )}
      <Suspense>
        {choosing && <ResolveDialog conversation={conversation} onClose={() => setChoosing(false)} />}
      </Suspense>
    </>
  )
}
