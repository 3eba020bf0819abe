import { Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconRosetteDiscountCheck } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { Authenticity } from '../../../../../contract/authenticity.ts'
import { OnDemand } from '../../../../../ui/on-demand.tsx'
import classes from './authenticity-mark.module.css'

/** Beside the sender: a quiet sign where the domain stands behind the mail, a warning where its owner would refuse it. */
export const AuthenticityMark = ({ authenticity }: { authenticity: Authenticity }) => {
  if (authenticity.verdict === 'unknown') return null
  return (
    <OnDemand button={(onClick) => <Mark verdict={authenticity.verdict} onClick={onClick} />}>
      <Popover width={320} position="bottom-start" withArrow defaultOpened>
        <Popover.Target>
          <Mark verdict={authenticity.verdict} />
        </Popover.Target>
        <Popover.Dropdown>
          <Findings authenticity={authenticity} />
        </Popover.Dropdown>
      </Popover>
    </OnDemand>
  )
}

interface MarkProps extends Pick<ComponentProps<'button'>, 'onClick' | 'ref'> {
  verdict: Authenticity['verdict']
}

const Mark = ({ verdict, ...props }: MarkProps) => {
  const { t } = useTranslation('conversations')
  const doubtful = verdict === 'doubtful'
  const Icon = doubtful ? IconAlertTriangle : IconRosetteDiscountCheck
  return (
    <UnstyledButton
      data-doubtful={doubtful || undefined}
      aria-label={doubtful ? undefined : t('authenticity.verified')}
      title={doubtful ? undefined : t('authenticity.verified')}
      {...props}
      className={classes.mark}
    >
      <Icon size={15} stroke={1.7} aria-hidden="true" />
      {doubtful && t('authenticity.doubtful')}
    </UnstyledButton>
  )
}

const methods = ['spf', 'dkim', 'dmarc'] as const

const Findings = ({ authenticity }: { authenticity: Authenticity }) => {
  const { t } = useTranslation('conversations')
  const { verdict, domain, alignedWith, policy, checkedBy } = authenticity
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600}>
        {t(verdict === 'verified' ? 'authenticity.verified' : 'authenticity.doubtful')}
      </Text>
      <Text size="sm" c="dimmed">
        {verdict === 'verified'
          ? t('authenticity.verifiedText', { domain: alignedWith })
          : domain
            ? t(`authenticity.doubtfulText.${policy ?? 'none'}`, { domain })
            : t('authenticity.severalSenders')}
      </Text>
      <dl className={classes.findings}>
        {methods.map((method) => (
          <div key={method}>
            <dt>{method.toUpperCase()}</dt>
            <dd>{t(`authenticity.result.${authenticity[method]}`)}</dd>
          </div>
        ))}
      </dl>
      {checkedBy && checkedBy !== '*' && (
        <Text size="xs" c="dimmed">
          {t('authenticity.checkedBy', { server: checkedBy })}
        </Text>
      )}
    </Stack>
  )
}
