import { Badge, Button, Skeleton } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../../../ui/card.tsx'
import { useFormat } from '../../../../../ui/format.ts'
import { Line, Lines } from '../../../../../ui/lines.tsx'
import { useFailureNotice } from '../../../../app/notices.tsx'
import { Failed } from '../../../../app/states.tsx'

const loadAuth = () => import('../../../../app/auth.ts')
const key = ['sessions']

/** `Firefox · Linux` from what a browser says of itself; the whole of it where we do not know it. */
const nameOf = (agent: string | null | undefined): string => {
  const browser = agent?.match(/(Edg|OPR|YaBrowser|Firefox|Chrome|Safari)\//)?.[1]
  const system = agent?.match(/(Windows|Android|iPhone|iPad|Mac OS X|Linux)/)?.[1]
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', YaBrowser: 'Yandex', 'Mac OS X': 'macOS' }
  const words = [browser, system].flatMap((word) => (word ? [names[word] ?? word] : []))
  return words.join(' · ') || agent || '—'
}

export const Sessions = () => {
  const { t } = useTranslation(['team', 'app'])
  const format = useFormat()
  const client = useQueryClient()
  const failed = useFailureNotice()
  const list = useQuery({
    queryKey: key,
    queryFn: async () => {
      const { answered, auth } = await loadAuth()
      const [sessions, current] = [answered(await auth.listSessions()), answered(await auth.getSession())]
      return sessions.map((session) => ({ ...session, current: session.token === current?.session.token }))
    },
  })
  const refresh = () => client.invalidateQueries({ queryKey: key })
  const end = useMutation({
    mutationFn: async (token: string) => {
      const { answered, auth } = await loadAuth()
      answered(await auth.revokeSession({ token }))
    },
    onSuccess: refresh,
    onError: failed,
  })
  const endOthers = useMutation({
    mutationFn: async () => {
      const { answered, auth } = await loadAuth()
      answered(await auth.revokeOtherSessions())
    },
    onSuccess: refresh,
    onError: failed,
  })
  const sessions = list.data?.toSorted((a, b) => Number(b.current) - Number(a.current)) ?? []
  return (
    <Card
      title={t('security.sessions')}
      text={t('security.sessionsText')}
      actions={
        sessions.length > 1 && (
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t('security.endOthers')}
          </Button>
        )
      }
    >
      {list.isPending && <Skeleton height={56} radius="lg" />}
      {list.isError && <Failed error={list.error} retry={() => list.refetch()} />}
      {sessions.length > 0 && (
        <Lines label={t('security.sessions')}>
          {sessions.map((session) => (
            <Line
              key={session.token}
              icon={
                /Mobile|iPhone|Android/.test(session.userAgent ?? '') ? (
                  <IconDeviceMobile size={20} stroke={1.5} />
                ) : (
                  <IconDeviceDesktop size={20} stroke={1.5} />
                )
              }
              title={
                <>
                  {nameOf(session.userAgent)}{' '}
                  {session.current && <Badge variant="light">{t('security.thisOne')}</Badge>}
                </>
              }
              text={[session.ipAddress, format.moment(session.updatedAt)].filter(Boolean).join(' · ')}
              actions={
                !session.current && (
                  <Button size="compact-sm" variant="default" onClick={() => end.mutate(session.token)}>
                    {t('security.end')}
                  </Button>
                )
              }
            />
          ))}
        </Lines>
      )}
    </Card>
  )
}
