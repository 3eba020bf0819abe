import { Badge, Button } from '@mantine/core'
import { IconMail, IconPlus, IconServer } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../../../ui/blank.tsx'
import { Card } from '../../../../ui/card.tsx'
import { Line, Lines, LinesSkeleton } from '../../../../ui/lines.tsx'
import { Page } from '../../../../ui/page.tsx'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { channelsQuery } from '../api.ts'
import { StateMarks } from './components/state-marks.tsx'

export const ChannelsPage = () => {
  const { t } = useTranslation(['channels', 'app'])
  const mayManage = useAbility('channels.manage')
  const { data, error, isPending, refetch } = useQuery(channelsQuery)
  const connect = mayManage && (
    <Button component={Link} to="/settings/channels/new" leftSection={<IconPlus size={17} />}>
      {t('connect')}
    </Button>
  )
  return (
    <Page title={t('title')} text={t('text')} actions={connect}>
      {isPending && <LinesSkeleton label={t('app:loading')} />}
      {error && !data && <Failed error={error} retry={refetch} />}
      {data?.items.length === 0 && (
        <Blank icon={<IconMail size={32} stroke={1.4} />} title={t('none')} text={t('noneText')}>
          {connect}
        </Blank>
      )}
      {data && data.items.length > 0 && (
        <Lines label={t('title')}>
          {data.items.map((channel) => (
            <Line
              key={channel.id}
              icon={<IconMail size={20} stroke={1.5} />}
              title={
                <>
                  <Link to="/settings/channels/$id" params={{ id: channel.id }}>
                    {channel.address}
                  </Link>{' '}
                  {!channel.enabled && (
                    <Badge color="gray" variant="light">
                      {t('off')}
                    </Badge>
                  )}
                </>
              }
              text={
                <>
                  {channel.name}
                  <StateMarks states={channel.states} />
                </>
              }
              actions={
                <Button
                  size="compact-sm"
                  variant="default"
                  renderRoot={(root) => <Link {...root} to="/settings/channels/$id" params={{ id: channel.id }} />}
                >
                  {mayManage ? t('app:edit') : t('look')}
                </Button>
              }
            />
          ))}
        </Lines>
      )}
      {data && (
        <Card
          title={
            <>
              <IconServer size={17} stroke={1.6} aria-hidden="true" style={{ verticalAlign: -3, marginRight: 8 }} />
              {t('receiver.title')}{' '}
              <Badge variant="light" color={data.receiver.listening ? 'teal' : 'red'}>
                {data.receiver.listening ? t('receiver.listening') : t('receiver.silent')}
              </Badge>
            </>
          }
          text={t('receiver.text', { host: data.receiver.host, port: data.receiver.port })}
        >
          <code>{t('receiver.mx', { host: data.receiver.host })}</code>
        </Card>
      )}
    </Page>
  )
}
