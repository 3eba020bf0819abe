import { TagsInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Company } from '../../../../../contract/customers.ts'
import { api } from '../../../../app/api.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { fieldErrors } from '../../../../app/problem.ts'
import { customerKeys } from '../../api.ts'

interface Props {
  /** Left out for a new one. */
  company?: Company
  onClose: () => void
  onSaved?: (company: Company) => void
}

export const CompanyForm = ({ company, onClose, onSaved }: Props) => {
  const { t } = useTranslation(['customers', 'app'])
  const client = useQueryClient()
  const [name, setName] = useState(company?.name ?? '')
  const [domains, setDomains] = useState(company?.domains ?? [])
  const save = useMutation({
    mutationFn: () =>
      company
        ? api('PATCH /companies/{id}', { params: { id: company.id }, body: { name, domains } })
        : api('POST /companies', { body: { name, domains } }),
    onSuccess: (saved) => {
      client.invalidateQueries({ queryKey: customerKeys.companies })
      onClose()
      onSaved?.(saved)
    },
  })
  const wrong = fieldErrors(save.error)
  return (
    <FormDialog
      title={company ? t('editCompany') : t('addCompany')}
      onClose={onClose}
      onSubmit={() => save.mutate()}
      saving={save}
      submitLabel={company ? t('app:save') : t('app:add')}
      incomplete={!name.trim()}
    >
      <TextInput
        data-autofocus
        required
        label={t('companyName')}
        maxLength={200}
        value={name}
        error={wrong.name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TagsInput
        label={t('domains')}
        description={t('domainsText')}
        placeholder="example.com"
        value={domains}
        error={wrong['domains.0'] ?? wrong.domains}
        splitChars={[',', ' ', ';']}
        acceptValueOnBlur
        onChange={(next) => setDomains(next.map((domain) => domain.replace(/^@/, '').toLowerCase()))}
      />
    </FormDialog>
  )
}
