import { Button } from '@mantine/core'
import { IconShieldCheck, IconUserOff } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../../../ui/blank.tsx'
import { useFormat } from '../../../../ui/format.ts'
import { Line, Lines, LinesSkeleton } from '../../../../ui/lines.tsx'
import { Page } from '../../../../ui/page.tsx'
import { api } from '../../../app/api.ts'
import { useFailureNotice } from '../../../app/notices.tsx'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { RetentionCard } from './components/retention-card.tsx'

const blockedKey = ['blocked-senders']

/** Who is kept as spam, and how long what lies aside is kept. */
export const ShelvesPage = () => {
  const { t } = useTranslation(['shelves', 'app'])
  const format = useFormat()
  const client = useQueryClient()
  const failed = useFailureNotice()
  const mayWrite = useAbility('conversations.write')
  const blocked = useQuery({ queryKey: blockedKey, queryFn: () => api('GET /blocked-senders') })
  const unblock = useMutation({
    mutationFn: (id: string) => api('DELETE /blocked-senders/{id}', { params: { id } }),
    onError: failed,
    onSettled: () => client.invalidateQueries({ queryKey: blockedKey }),
  })
  return (
    <Page title={t('title')} text={t('text')}>
      <RetentionCard />
      <h2>{t('blocked')}</h2>
      {blocked.isPending && <LinesSkeleton label={t('app:loading')} />}
      {blocked.isError && <Failed error={blocked.error} retry={() => blocked.refetch()} />}
      {blocked.data?.items.length === 0 && (
        <Blank icon={<IconShieldCheck size={32} stroke={1.4} />} title={t('none')} text={t('noneText')} />
      )}
      {(blocked.data?.items.length ?? 0) > 0 && (
        <Lines label={t('blocked')}>
          {blocked.data?.items.map((sender) => (
            <Line
              key={sender.id}
              icon={<IconUserOff size={17} stroke={1.6} aria-hidden="true" />}
              title={sender.value}
              text={[
                t(`kind.${sender.kind}`),
                sender.by?.name,
                format.moment(sender.createdAt),
                t('kept', { count: sender.kept, shown: format.number(sender.kept) }),
              ]
                .filter(Boolean)
                .join(' · ')}
              actions={
                mayWrite && (
                  <Button size="compact-sm" variant="default" onClick={() => unblock.mutate(sender.id)}>
                    {t('unblock')}
                  </Button>
                )
              }
            />
          ))}
        </Lines>
      )}
    </Page>
  )
}
