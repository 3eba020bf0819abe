import { Checkbox, Group, Select } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status } from '../../../../../contract/conversations.ts'
import type { Names } from '../../../../../contract/fields.ts'
import type { OwnStatus, StatusIcon } from '../../../../../contract/statuses.ts'
import { api } from '../../../../app/api.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { ColourSelect, NamesInput } from '../../../fields/index.ts'
import { statusesQuery } from '../api.ts'
import { StatusSign } from './status-sign.tsx'

const icons = ['dot', 'clock', 'truck', 'package', 'phone', 'search', 'pause', 'check', 'flag', 'lock'] as const

interface Props {
  category: Status
  /** Null for a new one. */
  status: OwnStatus | null
  onClose: () => void
}

export const StatusDialog = ({ category, status, onClose }: Props) => {
  const { t } = useTranslation(['fields', 'conversations'])
  const client = useQueryClient()
  const [names, setNames] = useState<Partial<Names>>(status?.names ?? {})
  const [colour, setColour] = useState(status?.colour ?? null)
  const [icon, setIcon] = useState<StatusIcon | null>(status?.icon ?? null)
  const [isDefault, setDefault] = useState(status?.isDefault ?? false)
  const save = useMutation({
    mutationFn: () => {
      const body = { names, colour, icon, isDefault }
      return status
        ? api('PATCH /statuses/{id}', { params: { id: status.id }, body })
        : api('POST /statuses', { body: { ...body, category } })
    },
    onSuccess: () => {
      client.invalidateQueries({ queryKey: statusesQuery.queryKey })
      onClose()
    },
  })
  const name = t(`conversations:status.${category}`)
  return (
    <FormDialog
      title={status ? t('statuses.edit') : t('statuses.addTo', { category: name })}
      onClose={onClose}
      onSubmit={() => save.mutate()}
      saving={save}
      incomplete={!Object.keys(names).length}
    >
      <NamesInput label={t('name')} names={names} onChange={setNames} autoFocus />
      <Group grow align="flex-end">
        <Select
          label={t('statuses.icon')}
          clearable
          leftSection={<StatusSign icon={icon} colour={colour} />}
          data={icons.map((value) => ({ value, label: t(`statuses.icons.${value}`) }))}
          renderOption={({ option }) => (
            <Group gap={8}>
              <StatusSign icon={option.value as StatusIcon} colour={colour} />
              {option.label}
            </Group>
          )}
          value={icon}
          onChange={(next) => setIcon(next as StatusIcon | null)}
        />
        <ColourSelect label={t('colour')} colour={colour} onChange={setColour} />
      </Group>
      <Checkbox
        label={t('statuses.isDefault', { category: name })}
        description={t('statuses.isDefaultText')}
        checked={isDefault}
        onChange={(event) => setDefault(event.currentTarget.checked)}
      />
    </FormDialog>
  )
}
