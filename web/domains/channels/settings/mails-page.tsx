import { Badge, Button, Group, Select } from '@mantine/core'
import { IconMailbox } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../../../ui/blank.tsx'
import { useFormat } from '../../../../ui/format.ts'
import { Line, Lines, LinesSkeleton } from '../../../../ui/lines.tsx'
import { MoreButton } from '../../../../ui/more-button.tsx'
import { Page } from '../../../../ui/page.tsx'
import { api } from '../../../app/api.ts'
import { useFailureNotice } from '../../../app/notices.tsx'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { channelKeys, channelsQuery, type MailState, mailsQuery } from '../api.ts'

const states: readonly MailState[] = ['received', 'read', 'unreadable', 'duplicate', 'failed']
const colours = { received: 'gray', read: 'teal', unreadable: 'red', duplicate: 'gray', failed: 'red' } as const

/** Every mail that came in and what became of it: nothing vanishes. */
export const MailsPage = () => {
  const { t } = useTranslation(['channels', 'app'])
  const format = useFormat()
  const client = useQueryClient()
  const failed = useFailureNotice()
  const mayManage = useAbility('channels.manage')
  const channels = useQuery(channelsQuery).data?.items ?? []
  const [state, setState] = useState<MailState>()
  const [channelId, setChannelId] = useState<string>()
  const list = useInfiniteQuery(mailsQuery({ state, channelId }))
  const mails = list.data?.pages.flatMap((page) => page.items) ?? []
  const readAgain = useMutation({
    mutationFn: (id: string) => api('PUT /mails/{id}/reading', { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: channelKeys.mails }),
    onError: failed,
  })
  return (
    <Page title={t('mails.title')} text={t('mails.text')}>
      <Group gap="sm">
        <Select
          aria-label={t('mails.state')}
          placeholder={t('mails.anyState')}
          clearable
          data={states.map((value) => ({ value, label: t(`mails.${value}`) }))}
          value={state ?? null}
          onChange={(value) => setState((value as MailState | null) ?? undefined)}
        />
        {channels.length > 1 && (
          <Select
            aria-label={t('mails.channel')}
            placeholder={t('mails.anyChannel')}
            clearable
            data={channels.map(({ id, address }) => ({ value: id, label: address }))}
            value={channelId ?? null}
            onChange={(value) => setChannelId(value ?? undefined)}
          />
        )}
      </Group>
      {list.isPending && <LinesSkeleton label={t('app:loading')} />}
      {list.isError && !list.data && <Failed error={list.error} retry={() => list.refetch()} />}
      {list.data && mails.length === 0 && (
        <Blank icon={<IconMailbox size={32} stroke={1.4} />} title={t('mails.none')} text={t('mails.noneText')} />
      )}
      {mails.length > 0 && (
        <Lines label={t('mails.title')}>
          {mails.map((mail) => (
            <Line
              key={mail.id}
              title={
                <>
                  <Badge variant="light" color={colours[mail.state]}>
                    {t(`mails.${mail.state}`)}
                  </Badge>{' '}
                  {mail.from ?? t('mails.noSender')}{' '}
                  {mail.conversation && (
                    <Link
                      to="/inbox/$view/{-$number}"
                      params={{ view: 'all', number: String(mail.conversation.number) }}
                    >
                      #{mail.conversation.number}
                    </Link>
                  )}
                </>
              }
              text={[format.moment(mail.receivedAt), t(`mails.by.${mail.source}`), format.size(mail.size), mail.reason]
                .filter(Boolean)
                .join(' · ')}
              actions={
                <>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    component="a"
                    href={`/api/mails/${mail.id}/raw`}
                    download={`${mail.id}.eml`}
                  >
                    {t('mails.raw')}
                  </Button>
                  {mayManage && (mail.state === 'failed' || mail.state === 'unreadable') && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      loading={readAgain.isPending && readAgain.variables === mail.id}
                      onClick={() => readAgain.mutate(mail.id)}
                    >
                      {t('mails.again')}
                    </Button>
                  )}
                </>
              }
            />
          ))}
        </Lines>
      )}
      <MoreButton query={list} label={t('app:more')} />
    </Page>
  )
}
