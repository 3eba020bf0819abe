import { Button } from '@mantine/core'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../../ui/blank.tsx'
import { useFormat } from '../../../ui/format.ts'
import { Line, Lines, LinesSkeleton } from '../../../ui/lines.tsx'
import { Page } from '../../../ui/page.tsx'
import { api } from '../api.ts'
import { useDoneNotice, useFailureNotice } from '../notices.tsx'
import { Failed } from '../states.tsx'
import { keysQuery, platformKeys } from './api.ts'
import { KeyDialog } from './components/key-dialog.tsx'

export const KeysPage = () => {
  const { t } = useTranslation(['settings', 'app'])
  const format = useFormat()
  const client = useQueryClient()
  const failed = useFailureNotice()
  const say = useDoneNotice()
  const keys = useQuery(keysQuery)
  const [making, setMaking] = useState(false)
  const revoke = useMutation({
    mutationFn: (id: string) => api('DELETE /keys/{id}', { params: { id } }),
    onSuccess: () => {
      say(t('keys.revoked'))
      return client.invalidateQueries({ queryKey: platformKeys.keys })
    },
    onError: failed,
  })
  return (
    <Page
      title={t('place.keys')}
      text={t('keys.text')}
      actions={
        <>
          <Button variant="default" component="a" href="/api/reference" target="_blank">
            {t('keys.reference')}
          </Button>
          <Button leftSection={<IconPlus size={17} />} onClick={() => setMaking(true)}>
            {t('keys.add')}
          </Button>
        </>
      }
    >
      {keys.isPending && <LinesSkeleton label={t('app:loading')} />}
      {keys.isError && !keys.data && <Failed error={keys.error} retry={() => keys.refetch()} />}
      {keys.data?.items.length === 0 && (
        <Blank icon={<IconKey size={32} stroke={1.4} />} title={t('keys.none')} text={t('keys.noneText')} />
      )}
      {keys.data && keys.data.items.length > 0 && (
        <Lines label={t('place.keys')}>
          {keys.data.items.map((key) => (
            <Line
              key={key.id}
              icon={<IconKey size={20} stroke={1.5} />}
              title={
                <>
                  {key.name} <code>{key.start}…</code>
                </>
              }
              text={[
                key.scopes.join(', '),
                key.lastUsedAt ? t('keys.used', { at: format.moment(key.lastUsedAt) }) : t('keys.unused'),
                key.expiresAt && t('keys.until', { at: format.day(key.expiresAt) }),
              ]
                .filter(Boolean)
                .join(' · ')}
              actions={
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={revoke.isPending && revoke.variables === key.id}
                  onClick={() => revoke.mutate(key.id)}
                >
                  {t('keys.revoke')}
                </Button>
              }
            />
          ))}
        </Lines>
      )}
      {making && <KeyDialog onClose={() => setMaking(false)} />}
    </Page>
  )
}
