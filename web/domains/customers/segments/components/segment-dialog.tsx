import { Select, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Segment } from '../../../../../contract/segments.ts'
import { api } from '../../../../app/api.ts'
import FilterEditor from '../../../../app/filters/components/filter-editor.tsx'
import type { Forms } from '../../../../app/filters/noun.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { fieldErrors } from '../../../../app/problem.ts'
import { useAbility } from '../../../../app/session.ts'
import { customerKeys, peopleCountQuery } from '../../api.ts'
import { personNoun } from '../../filtering/use-person-noun.ts'
import { useSegmentRemoval } from '../use-segments.ts'

const kinds = ['own', 'shared'] as const

interface Props {
  /** Null for a new one. */
  segment: Segment | null
  /** What a new one begins with. */
  text?: string | undefined
  onClose: () => void
  onSaved: (segment: Segment) => void
  onRemoved: () => void
}

/** Whose a segment is and who is in it. */
const SegmentDialog = ({ segment, text = '', onClose, onSaved, onRemoved }: Props) => {
  const { t } = useTranslation('customers')
  const client = useQueryClient()
  const mayShare = useAbility('workspace.manage')
  const remove = useSegmentRemoval()
  const [name, setName] = useState(segment?.name ?? '')
  const [kind, setKind] = useState<(typeof kinds)[number]>(segment?.kind ?? 'own')
  const [forms, setForms] = useState<Forms | null>(null)
  const count = useQuery({ ...peopleCountQuery({ filter: forms?.text ?? '' }), enabled: forms !== null }).data

  const save = useMutation({
    mutationFn: () => {
      const body = { name, kind, text: forms?.text ?? '' }
      return segment
        ? api('PATCH /segments/{id}', { params: { id: segment.id }, body })
        : api('POST /segments', { body })
    },
    onSuccess: (saved) => {
      client.invalidateQueries({ queryKey: customerKeys.segments })
      client.invalidateQueries({ queryKey: customerKeys.people })
      onSaved(saved)
      onClose()
    },
  })

  return (
    <FormDialog
      title={segment ? t('segments.edit') : t('segments.new')}
      size="xl"
      onClose={onClose}
      onSubmit={() => save.mutate()}
      saving={save}
      incomplete={!name.trim() || !forms}
      removal={
        segment && {
          text: t('segments.deleteText'),
          isPending: false,
          onRemove: () => {
            remove(segment)
            onRemoved()
            onClose()
          },
        }
      }
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput
          data-autofocus
          required
          maxLength={120}
          label={t('segments.name')}
          value={name}
          error={fieldErrors(save.error).name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('segments.whose')}
          allowDeselect={false}
          disabled={!mayShare}
          description={mayShare ? undefined : t('segments.mayNotShare')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={kinds.map((each) => ({ value: each, label: t(`segments.kind.${each}`) }))}
          value={kind}
          onChange={(next) => setKind(next === 'shared' ? 'shared' : 'own')}
        />
      </SimpleGrid>
      <div>
        <Text size="sm" fw={500} mb={6}>
          {t('segments.who')}
        </Text>
        <FilterEditor noun={personNoun} text={segment?.text ?? text} onForms={setForms} />
      </div>
      <Text size="sm" c="dimmed" aria-live="polite" mih={20}>
        {count?.count != null && t('segments.found', { count: count.count, more: count.more ? '+' : '' })}
      </Text>
    </FormDialog>
  )
}

export default SegmentDialog
