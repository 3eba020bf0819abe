import { Button, Group, Popover, Select, Stack, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

type Kind = 'email' | 'phone' | 'external'
const kinds: readonly Kind[] = ['email', 'phone', 'external']

export const AddIdentity = ({ onAdd }: { onAdd: (identity: { kind: Kind; value: string }) => void }) => {
  const { t } = useTranslation(['customers', 'app'])
  const [opened, setOpened] = useState(false)
  const [kind, setKind] = useState<Kind>('email')
  const [value, setValue] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!value.trim()) return
    onAdd({ kind, value: value.trim() })
    setOpened(false)
    setValue('')
  }
  return (
    <Popover opened={opened} onChange={setOpened} width={260} trapFocus position="bottom-start">
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => setOpened((before) => !before)}
        >
          {t('addIdentity')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Stack gap="xs">
            <Select
              label={t('identityKind')}
              data={kinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
              value={kind}
              allowDeselect={false}
              comboboxProps={{ withinPortal: false }}
              onChange={(next) => setKind((next as Kind | null) ?? 'email')}
            />
            <TextInput
              data-autofocus
              label={t('identityValue')}
              type={kind === 'email' ? 'email' : kind === 'phone' ? 'tel' : 'text'}
              maxLength={254}
              value={value}
              onChange={(event) => setValue(event.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Button type="submit" disabled={!value.trim()}>
                {t('app:add')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
