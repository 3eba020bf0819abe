import { Checkbox, Select, SimpleGrid, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ability } from '../../../../contract/abilities.ts'
import { api } from '../../api.ts'
import { FormDialog } from '../../form-dialog.tsx'
import { OnceDialog } from '../../once-dialog.tsx'
import { useSession } from '../../session.ts'
import { platformKeys } from '../api.ts'

const lifetimes = ['', '30', '90', '365'] as const

export const KeyDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation(['settings', 'app'])
  const client = useQueryClient()
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
  if (make.data)
    return <OnceDialog title={t('keys.add')} text={t('keys.once')} value={make.data.key} onClose={onClose} />
  return (
    <FormDialog
      title={t('keys.add')}
      onClose={onClose}
      onSubmit={() => make.mutate()}
      saving={make}
      submitLabel={t('keys.make')}
      incomplete={!name.trim() || scopes.length === 0}
      size="lg"
    >
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
    </FormDialog>
  )
}
