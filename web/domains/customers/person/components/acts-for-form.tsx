import { Checkbox, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../../../contract/customers.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { companiesQuery } from '../../api.ts'
import type { usePersonChange } from '../../use-person-change.ts'

type Acting = Person['companies'][number]
type Change = ReturnType<typeof usePersonChange>

interface Props {
  /** All they act for already. */
  known: readonly Acting[]
  /** Null for one more. */
  acting: Acting | null
  onClose: () => void
  onSave: Change['actFor']
  onRemove: Change['stopActingFor']
}

/** For which company they act, what they are there, and whether it is the main one. */
export const ActsForForm = ({ known, acting, onClose, onSave, onRemove }: Props) => {
  const { t } = useTranslation(['customers', 'app'])
  const [companyId, setCompanyId] = useState<string | null>(null)
  const [role, setRole] = useState(acting?.role ?? '')
  const [main, setMain] = useState(acting ? acting.main : known.length === 0)
  const id = acting?.id ?? companyId
  const save = () => {
    if (!id) return
    onSave(id, { role: role.trim() || null, main })
    onClose()
  }
  const remove = () => {
    if (acting) onRemove(acting.id)
    onClose()
  }
  return (
    <FormDialog
      title={acting?.name ?? t('addActing')}
      onClose={onClose}
      onSubmit={save}
      submitLabel={acting ? t('app:save') : t('app:add')}
      incomplete={!id}
      removal={acting && { text: t('stopActingText'), isPending: false, onRemove: remove }}
    >
      {!acting && <CompanySelect known={known} value={companyId} onChange={setCompanyId} />}
      <TextInput
        data-autofocus={acting ? true : undefined}
        label={t('role')}
        description={t('roleText')}
        maxLength={120}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value)}
      />
      <Checkbox
        label={t('isMain')}
        description={t('isMainText')}
        checked={main}
        onChange={(event) => setMain(event.currentTarget.checked)}
      />
    </FormDialog>
  )
}

interface SelectProps {
  known: readonly Acting[]
  value: string | null
  onChange: (id: string | null) => void
}

const CompanySelect = ({ known, value, onChange }: SelectProps) => {
  const { t } = useTranslation('customers')
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text, 200)
  // What was chosen stays among the choices, whatever is typed then.
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const found = useInfiniteQuery(companiesQuery(asked === chosen?.label ? undefined : asked || undefined))
  const choices = (found.data?.pages[0]?.items ?? [])
    .filter(({ id }) => id !== chosen?.value && !known.some((each) => each.id === id))
    .map(({ id, name }) => ({ value: id, label: name }))
  const data = chosen ? [chosen, ...choices] : choices
  return (
    <Select
      data-autofocus
      required
      searchable
      label={t('company')}
      nothingFoundMessage={t('nothingFound')}
      data={data}
      value={value}
      onSearchChange={setText}
      onChange={(id) => {
        setChosen(data.find((each) => each.value === id) ?? null)
        onChange(id)
      }}
    />
  )
}
