import { ActionIcon, Popover, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconMailX, IconRoute } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../../../contract/conversations.ts'
import { Moment } from '../../../../../ui/moment.tsx'
import { OnDemand } from '../../../../../ui/on-demand.tsx'
import classes from './message-notes.module.css'

/** Why this mail stands in this conversation and not in another. */
export const WhyHere = ({ thread }: { thread: NonNullable<Message['thread']> }) => {
  const { t } = useTranslation('conversations')
  if (thread.by === 'member') return null
  return (
    <OnDemand button={(onClick) => <Why doubt={thread.possibleMatch !== null} onClick={onClick} />}>
      <Popover width={300} position="bottom-end" withArrow defaultOpened>
        <Popover.Target>
          <Why doubt={thread.possibleMatch !== null} />
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap={6}>
            <Text size="sm" fw={600}>
              {t(`why.${thread.by}`)}
            </Text>
            <Text size="sm" c="dimmed">
              {thread.reason}
            </Text>
            {thread.possibleMatch && (
              <Text size="sm">
                {t('why.match')}{' '}
                <Link
                  to="/inbox/$view/{-$number}"
                  params={{ view: 'all', number: String(thread.possibleMatch.number) }}
                >
                  #{thread.possibleMatch.number} {thread.possibleMatch.subject}
                </Link>
              </Text>
            )}
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </OnDemand>
  )
}

interface WhyProps extends Pick<ComponentProps<'button'>, 'onClick' | 'ref'> {
  doubt: boolean
}

const Why = ({ doubt, ...props }: WhyProps) => {
  const { t } = useTranslation('conversations')
  return (
    <ActionIcon
      variant="subtle"
      color={doubt ? 'yellow' : 'gray'}
      size={24}
      aria-label={t('why.title')}
      title={t('why.title')}
      {...props}
    >
      <IconRoute size={15} stroke={1.6} />
    </ActionIcon>
  )
}

/** Mail that came back, on the message that did not arrive. */
export const Bounces = ({ bounces }: { bounces: Message['bounces'] }) => {
  const { t } = useTranslation('conversations')
  if (bounces.length === 0) return null
  return (
    <ul className={classes.list}>
      {bounces.map((bounce) => (
        <li key={`${bounce.at}${bounce.recipient}`} className={classes.trouble}>
          <IconMailX size={16} stroke={1.6} aria-hidden="true" />
          <span>
            <strong>
              {bounce.recipient
                ? t(`bounce.${bounce.kind}To`, { recipient: bounce.recipient })
                : t(`bounce.${bounce.kind}`)}
            </strong>{' '}
            {bounce.reason}
            {bounce.status && ` (${bounce.status})`} · <Moment at={bounce.at} />
          </span>
        </li>
      ))}
    </ul>
  )
}

export const Unreadable = ({ reason, rawUrl }: { reason: string; rawUrl: string | null }) => {
  const { t } = useTranslation('conversations')
  return (
    <p className={classes.trouble}>
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
      <span>
        <strong>{t('unreadable')}</strong> {reason} {rawUrl && <a href={rawUrl}>{t('raw')}</a>}
      </span>
    </p>
  )
}
