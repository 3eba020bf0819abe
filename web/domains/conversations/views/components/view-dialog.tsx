import { Select, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column, SavedView } from '../../../../../contract/views.ts'
import { api } from '../../../../app/api.ts'
import FilterEditor from '../../../../app/filters/components/filter-editor.tsx'
import type { Forms } from '../../../../app/filters/noun.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { fieldErrors } from '../../../../app/problem.ts'
import { useAbility } from '../../../../app/session.ts'
import { teamsQuery } from '../../../team/index.ts'
import { conversationKeys } from '../../api.ts'
import { FilterPreview } from '../../filtering/components/filter-preview.tsx'
import { OrderAndGrouping } from '../../filtering/components/order-and-grouping.tsx'
import { conversationNoun } from '../../filtering/use-conversation-noun.ts'
import { kinds, useViewChanges } from '../use-views.ts'
import { ColumnSelect } from './column-select.tsx'

const usual: Column[] = ['person', 'subject', 'urgency', 'topic', 'tag', 'assignee', 'updated', 'due']

interface Props {
  /** Null for a new one. */
  view: SavedView | null
  /** What a new one begins with. */
  begin?: Partial<Pick<SavedView, 'text' | 'order' | 'grouping'>>
  onClose: () => void
  onSaved: (view: SavedView) => void
}

/** Whose a view is, what it holds and how it looks, with what it finds shown while it is made. */
const ViewDialog = ({ view, begin, onClose, onSaved }: Props) => {
  const { t } = useTranslation(['views', 'app'])
  const client = useQueryClient()
  const mayShare = useAbility('workspace.manage')
  const teams = useQuery(teamsQuery).data?.items ?? []
  const { remove } = useViewChanges()
  const beginText = view?.text ?? begin?.text ?? ''
  const [name, setName] = useState(view?.name ?? '')
  const [kind, setKind] = useState(view?.kind ?? 'own')
  const [teamId, setTeamId] = useState(view?.teamId ?? null)
  const [forms, setForms] = useState<Forms | null>(null)
  const [look, setLook] = useState({
    order: view?.order ?? begin?.order ?? 'newest',
    grouping: view?.grouping ?? begin?.grouping ?? null,
  })
  const [shown, setShown] = useState<Column[]>(view?.columns ?? usual)

  const save = useMutation({
    mutationFn: () => {
      const body = {
        name,
        kind,
        teamId: kind === 'team' ? teamId : null,
        text: forms?.text ?? '',
        columns: shown,
        ...look,
      }
      return view ? api('PATCH /views/{id}', { params: { id: view.id }, body }) : api('POST /views', { body })
    },
    onSuccess: (saved) => {
      client.invalidateQueries({ queryKey: conversationKeys.views })
      client.invalidateQueries({ queryKey: conversationKeys.counts })
      client.invalidateQueries({ queryKey: conversationKeys.lists })
      onSaved(saved)
      onClose()
    },
  })
  const wrong = fieldErrors(save.error)

  return (
    <FormDialog
      title={view ? t('edit') : t('new')}
      size="xl"
      onClose={onClose}
      onSubmit={() => save.mutate()}
      saving={save}
      incomplete={!name.trim() || !forms || shown.length === 0 || (kind === 'team' && !teamId)}
      removal={
        view && {
          text: t('deleteText'),
          isPending: false,
          onRemove: () => {
            remove(view)
            onClose()
          },
        }
      }
    >
      <SimpleGrid cols={{ base: 1, sm: kind === 'team' ? 3 : 2 }} spacing="sm">
        <TextInput
          data-autofocus
          required
          maxLength={120}
          label={t('name')}
          value={name}
          error={wrong.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('whose')}
          allowDeselect={false}
          disabled={!mayShare}
          description={mayShare ? undefined : t('mayNotShare')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={kinds.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
          value={kind}
          onChange={(next) => setKind(kinds.find((each) => each === next) ?? 'own')}
        />
        {kind === 'team' && (
          <Select
            required
            label={t('team')}
            data={teams.map(({ id, name: its }) => ({ value: id, label: its }))}
            value={teamId}
            error={wrong.teamId}
            onChange={setTeamId}
          />
        )}
      </SimpleGrid>
      <div>
        <Text size="sm" fw={500} mb={6}>
          {t('holds')}
        </Text>
        <FilterEditor noun={conversationNoun} text={beginText} onForms={setForms} />
      </div>
      <FilterPreview place="all" forms={forms} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <OrderAndGrouping {...look} onChange={(next) => setLook((before) => ({ ...before, ...next }))} />
      </SimpleGrid>
      <ColumnSelect value={shown} error={wrong.columns} onChange={setShown} />
    </FormDialog>
  )
}

export default ViewDialog
