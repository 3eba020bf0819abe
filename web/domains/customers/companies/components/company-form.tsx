import { Alert, Button, Group, Modal, Stack, TagsInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Company } from '../../../../../contract/customers.ts'
import { api } from '../../../../app/api.ts'
import { useProblemWords } from '../../../../app/notices.tsx'
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
  const words = useProblemWords()
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
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={company ? t('editCompany') : t('addCompany')}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          {save.isError && (
            <Alert color="red" role="alert">
              {words(save.error).title}. {words(save.error).detail}
            </Alert>
          )}
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
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('app:cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={!name.trim()}>
              {company ? t('app:save') : t('app:add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
