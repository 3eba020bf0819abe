import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../../ui/card.tsx'
import { Page } from '../../../../ui/page.tsx'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { sideQuery } from './api.ts'
import { AskDialog } from './components/ask-dialog.tsx'
import { SideFacts } from './components/side-facts.tsx'
import { SideThread } from './components/side-thread.tsx'
import { useReturned } from './use-returned.ts'

/** One side conversation by itself: all that a colleague sees of a matter. */
export const AskedPage = () => {
  const { t } = useTranslation(['side-conversations', 'app'])
  const { id } = useParams({ from: '/member/asked/$id' })
  const side = useQuery(sideQuery(id))
  const mayAnswer = useAbility('side-conversations.answer')
  const { returned, onReturned, forget } = useReturned()
  const above = <Link to="/">{t('app:room.today')}</Link>
  if (!side.data) {
    return (
      <Page title={t('title')} above={above}>
        {side.isError ? (
          <Failed error={side.error} retry={() => side.refetch()} />
        ) : (
          <div role="status" aria-label={t('app:loading')}>
            <Skeleton height={180} />
          </div>
        )}
      </Page>
    )
  }
  return (
    <Page title={side.data.subject} above={above}>
      <Card>
        <Stack gap="md">
          <SideFacts side={side.data} />
          <SideThread key={id} side={side.data} mayWrite={mayAnswer} onReturned={onReturned} />
        </Stack>
      </Card>
      {returned && (
        <AskDialog whom="outside" conversationId={returned.conversationId} begin={returned.words} onClose={forget} />
      )}
    </Page>
  )
}
