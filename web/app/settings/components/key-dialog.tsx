import { Alert, Button, Checkbox, Group, Modal, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ability } from '../../../../contract/abilities.ts'
import { OnceOnly } from '../../../../ui/once-only.tsx'
import { api } from '../../api.ts'
import { useProblemWords } from '../../notices.tsx'
import { useSession } from '../../session.ts'
import { platformKeys } from '../api.ts'

const lifetimes = ['', '30', '90', '365'] as const

export const KeyDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation(['settings', 'app'])
  const client = useQueryClient()
  const words = useProblemWords()
  const { abilities } = useSession()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<string[]>([])
  const [days, setDays] = useState<string>('')
  const make = useMutation({
    mutationFn: () =>
      api('POST /keys', {
        body: { name, scopes: scopes as Ability[], expiresInDays: days ? Number(days) : null },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: platformKeys.keys }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('keys.add')}
      size="lg"
      closeOnClickOutside={!make.data}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      {make.data ? (
        <Stack>
          <OnceOnly
            text={t('keys.once')}
            value={make.data.key}
            copyLabel={t('app:copy')}
            copiedLabel={t('app:copied')}
          />
          <Button onClick={onClose}>{t('app:close')}</Button>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack gap="sm">
            {make.isError && (
              <Alert color="red" role="alert">
                {words(make.error).title}. {words(make.error).detail}
              </Alert>
            )}
            <TextInput
              data-autofocus
              required
              maxLength={120}
              label={t('keys.name')}
              placeholder={t('keys.namePlaceholder')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Checkbox.Group label={t('keys.scopes')} value={scopes} onChange={setScopes}>
              <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt="xs">
                {abilities.map((ability) => (
                  <Checkbox key={ability} value={ability} label={ability} />
                ))}
              </SimpleGrid>
            </Checkbox.Group>
            <Select
              label={t('keys.lifetime')}
              data={lifetimes.map((value) => ({
                value,
                label: value ? t('keys.days', { count: Number(value) }) : t('keys.forever'),
              }))}
              value={days}
              allowDeselect={false}
              onChange={(value) => setDays(value ?? '')}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('app:cancel')}
              </Button>
              <Button type="submit" loading={make.isPending} disabled={!name.trim() || scopes.length === 0}>
                {t('keys.make')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
