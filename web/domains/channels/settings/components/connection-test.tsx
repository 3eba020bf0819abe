import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconPlugConnected } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ConnectionStep } from '../../../../../contract/channels.ts'
import { Card } from '../../../../../ui/card.tsx'
import { useProblemWords } from '../../../../app/notices.tsx'
import type { Connection } from '../use-connection.ts'
import classes from './connection-test.module.css'

interface Props {
  connection: Connection
  /** Where a test mail goes to; left out, none is sent. */
  sendTo?: string
}

/** Tries what stands in the form, step by step, and says what to do where it fails. */
export const ConnectionTest = ({ connection, sendTo }: Props) => {
  const { t } = useTranslation('channels')
  const words = useProblemWords()
  const { test, form, passed } = connection
  return (
    <Card
      title={t('test.title')}
      text={t('test.text')}
      actions={
        <Button
          variant="default"
          leftSection={<IconPlugConnected size={17} stroke={1.6} />}
          loading={test.isPending}
          disabled={!form.fetches && !form.sends}
          onClick={() => test.mutate(sendTo)}
        >
          {t('test.go')}
        </Button>
      }
    >
      <Stack gap="sm" role="status">
        {test.isError && (
          <Alert color="red">
            {words(test.error).title}. {words(test.error).detail}
          </Alert>
        )}
        {test.data?.imap && <Steps title={t('imap.title')} steps={test.data.imap} />}
        {test.data?.smtp && <Steps title={t('smtp.title')} steps={test.data.smtp} />}
        {passed && (
          <Text size="sm" fw={500}>
            {t('test.passed')}
          </Text>
        )}
      </Stack>
    </Card>
  )
}

const Steps = ({ title, steps }: { title: string; steps: readonly ConnectionStep[] }) => {
  const { t } = useTranslation('channels')
  return (
    <section>
      <h3 className={classes.heading}>{title}</h3>
      <ol className={classes.steps}>
        {steps.map(({ step, ok, milliseconds, reason, advice }) => (
          <li key={step} className={classes.step} data-ok={ok}>
            {ok ? (
              <IconCircleCheck size={18} stroke={1.6} aria-label={t('works')} />
            ) : (
              <IconCircleX size={18} stroke={1.6} aria-label={t('fails')} />
            )}
            <div className={classes.words}>
              <Group gap={8} justify="space-between">
                <span>{t(`step.${step}`)}</span>
                <span className={classes.time}>{milliseconds} ms</span>
              </Group>
              {!ok && reason && <code className={classes.reason}>{reason}</code>}
              {!ok && advice && <p className={classes.advice}>{advice}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
