import { Button, Group, NumberInput, Stack, Switch, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RetentionRules } from '../../../../../contract/blocking.ts'
import { Card } from '../../../../../ui/card.tsx'
import { useFormat } from '../../../../../ui/format.ts'
import { api } from '../../../../app/api.ts'
import { useDoneNotice, useFailureNotice } from '../../../../app/notices.tsx'
import { useAbility } from '../../../../app/session.ts'

const key = ['retention']

/** How long trash, spam and resolved conversations are kept; what would go is shown while it is being changed. */
export const RetentionCard = () => {
  const { t } = useTranslation(['shelves', 'app'])
  const retention = useQuery({ queryKey: key, queryFn: () => api('GET /retention') })
  const mayManage = useAbility('workspace.manage')
  if (!retention.data) return <Card title={t('retention')} text={t('app:loading')} />
  return (
    <Card title={t('retention')} text={t('retentionText')}>
      <Rules key={JSON.stringify(retention.data.rules)} rules={retention.data.rules} mayManage={mayManage} />
    </Card>
  )
}

const places = [
  ['trashDays', 'trash'],
  ['spamDays', 'spam'],
  ['resolvedMonths', 'resolved'],
] as const

const Rules = ({ rules, mayManage }: { rules: RetentionRules; mayManage: boolean }) => {
  const { t } = useTranslation(['shelves', 'app'])
  const format = useFormat()
  const client = useQueryClient()
  const failed = useFailureNotice()
  const say = useDoneNotice()
  const [wanted, setWanted] = useState(rules)
  const [asked] = useDebouncedValue(wanted, 300)
  const goes = useQuery({
    queryKey: [...key, 'preview', asked],
    queryFn: () => api('POST /retention/previews', { body: asked }),
    enabled: mayManage,
  }).data
  const save = useMutation({
    mutationFn: () => api('PUT /retention', { body: wanted }),
    onSuccess: (answer) => {
      client.setQueryData(key, answer)
      say(t('saved'))
    },
    onError: failed,
  })
  const isChanged = JSON.stringify(wanted) !== JSON.stringify(rules)
  return (
    <Stack gap="sm">
      {places.map(([name, shelf]) => (
        <Group key={name} align="end" gap="md">
          <NumberInput
            w={230}
            disabled={!mayManage}
            label={t(`rule.${name}`)}
            placeholder={t('forever')}
            min={1}
            max={name === 'resolvedMonths' ? 240 : 3650}
            value={wanted[name] ?? ''}
            onChange={(value) =>
              setWanted((before) => ({ ...before, [name]: typeof value === 'number' ? value : null }))
            }
          />
          {goes && wanted[name] !== null && (
            <Text size="sm" c="dimmed" pb={6} aria-live="polite">
              {t('goes', { count: goes[shelf].count, shown: format.number(goes[shelf].count) })}
            </Text>
          )}
        </Group>
      ))}
      <Switch
        disabled={!mayManage}
        label={t('rawMail')}
        checked={wanted.rawMail}
        onChange={(event) => setWanted({ ...wanted, rawMail: event.currentTarget.checked })}
      />
      {mayManage && (
        <Group>
          <Button disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate()}>
            {t('app:save')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
