import { Button, Skeleton } from '@mantine/core'
import { IconFingerprint, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../../../ui/card.tsx'
import { useFormat } from '../../../../../ui/format.ts'
import { Line, Lines } from '../../../../../ui/lines.tsx'
import { useFailureNotice } from '../../../../app/notices.tsx'

const loadAuth = () => import('../../../../app/auth.ts')
const key = ['passkeys']

export const Passkeys = () => {
  const { t } = useTranslation(['team', 'app'])
  const format = useFormat()
  const client = useQueryClient()
  const failed = useFailureNotice()
  const list = useQuery({
    queryKey: key,
    queryFn: async () => {
      const { answered, auth } = await loadAuth()
      return answered(await auth.passkey.listUserPasskeys())
    },
  })
  const refresh = () => client.invalidateQueries({ queryKey: key })
  const add = useMutation({
    mutationFn: async () => {
      const { answered, auth } = await loadAuth()
      answered(await auth.passkey.addPasskey({ name: format.day(new Date()) }))
    },
    onSuccess: refresh,
    onError: failed,
  })
  const remove = useMutation({
    mutationFn: async (id: string) => {
      const { answered, auth } = await loadAuth()
      answered(await auth.passkey.deletePasskey({ id }))
    },
    onSuccess: refresh,
    onError: failed,
  })
  return (
    <Card
      title={t('security.passkeys')}
      text={t('security.passkeysText')}
      actions={
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          loading={add.isPending}
          onClick={() => add.mutate()}
        >
          {t('security.addPasskey')}
        </Button>
      }
    >
      {list.isPending && <Skeleton height={56} radius="lg" />}
      {list.data && list.data.length > 0 && (
        <Lines label={t('security.passkeys')}>
          {list.data.map((passkey) => (
            <Line
              key={passkey.id}
              icon={<IconFingerprint size={20} stroke={1.5} />}
              title={passkey.name || t('security.passkey')}
              text={format.day(passkey.createdAt)}
              actions={
                <Button size="compact-sm" variant="default" onClick={() => remove.mutate(passkey.id)}>
                  {t('app:remove')}
                </Button>
              }
            />
          ))}
        </Lines>
      )}
    </Card>
  )
}
