import { Checkbox, MultiSelect, Select } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomField, Names } from '../../../../../contract/fields.ts'
import type { Form, FormItem } from '../../../../../contract/forms.ts'
import { OrderList } from '../../../../../ui/order-list.tsx'
import { api } from '../../../../app/api.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { useFailureNotice, useUndoNotice } from '../../../../app/notices.tsx'
import { NamesInput, nameIn } from '../../../fields/index.ts'
import { topicsQuery } from '../../api.ts'
import { topicPath } from '../../rules.ts'
import { formsQuery } from '../api.ts'
import { ItemEditor } from './item-editor.tsx'

interface Props {
  /** Null for a new one. */
  form: Form | null
  /** Another one is asked everywhere already. */
  hasGeneral: boolean
  /** Topics that have another form. */
  taken: readonly string[]
  fields: readonly CustomField[]
  onClose: () => void
}

/** The form by which a form is made. */
export const FormFormDialog = ({ form, hasGeneral, taken, fields, onClose }: Props) => {
  const { t, i18n } = useTranslation(['fields', 'app'])
  const client = useQueryClient()
  const failed = useFailureNotice()
  const offerUndo = useUndoNotice()
  const topics = useQuery(topicsQuery).data?.items ?? []
  const [names, setNames] = useState<Partial<Names>>(form?.names ?? {})
  const [general, setGeneral] = useState(form?.general ?? false)
  const [topicIds, setTopicIds] = useState(form?.topicIds ?? [])
  const [items, setItems] = useState<FormItem[]>(form?.items ?? [])
  const nameOf = (key: string) => {
    const field = fields.find((each) => each.key === key)
    return field ? nameIn(field.names, i18n.language) : key
  }
  const refresh = () => client.invalidateQueries({ queryKey: formsQuery.queryKey })
  const done = () => {
    refresh()
    onClose()
  }
  const save = useMutation({
    mutationFn: () => {
      const body = { names, general, topicIds: general ? [] : topicIds, items }
      return form ? api('PATCH /forms/{id}', { params: { id: form.id }, body }) : api('POST /forms', { body })
    },
    onSuccess: done,
  })
  const again = useMutation({
    mutationFn: ({ id: _, ...body }: Form) => api('POST /forms', { body }),
    onSuccess: refresh,
    onError: failed,
  })
  const remove = useMutation({
    mutationFn: (lost: Form) => api('DELETE /forms/{id}', { params: { id: lost.id } }),
    onSuccess: (_, lost) => {
      const name = nameIn(lost.names, i18n.language)
      offerUndo({ id: lost.id, text: t('forms.removed', { name }), undo: () => again.mutate(lost) })
      done()
    },
    onError: failed,
  })
  const left = fields.filter(({ key }) => !items.some(({ field }) => field === key))
  return (
    <FormDialog
      title={form ? t('forms.edit') : t('forms.add')}
      size="lg"
      onClose={onClose}
      onSubmit={() => save.mutate()}
      saving={save}
      incomplete={!Object.keys(names).length}
      removal={
        form && { text: t('forms.removeText'), isPending: remove.isPending, onRemove: () => remove.mutate(form) }
      }
    >
      <NamesInput label={t('name')} names={names} onChange={setNames} autoFocus />
      <Checkbox
        label={t('forms.general')}
        description={hasGeneral ? t('forms.generalTaken') : t('forms.generalText')}
        disabled={hasGeneral}
        checked={general}
        onChange={(event) => setGeneral(event.currentTarget.checked)}
      />
      {!general && (
        <MultiSelect
          label={t('forms.topics')}
          description={t('forms.topicsText')}
          searchable
          data={topics
            .filter(({ id }) => !taken.includes(id))
            .map(({ id }) => ({ value: id, label: topicPath(topics, id) ?? '' }))}
          value={topicIds}
          onChange={setTopicIds}
        />
      )}
      {items.length > 0 && (
        <OrderList
          label={t('forms.fields')}
          items={items}
          idOf={({ field }) => field}
          gripLabel={({ field }) => t('move', { name: nameOf(field) })}
          said={({ field }, place, all) => t('moved', { name: nameOf(field), place, all })}
          onOrder={(keys) => setItems(keys.flatMap((key) => items.find(({ field }) => field === key) ?? []))}
        >
          {(item) => (
            <ItemEditor
              item={item}
              name={nameOf(item.field)}
              fields={fields}
              onChange={(next) => setItems(items.map((each) => (each.field === item.field ? next : each)))}
              onRemove={() => setItems(items.filter(({ field }) => field !== item.field))}
            />
          )}
        </OrderList>
      )}
      {left.length > 0 && (
        <Select
          label={t('forms.addField')}
          placeholder={t('forms.addFieldText')}
          searchable
          data={left.map(({ key }) => ({ value: key, label: nameOf(key) }))}
          value={null}
          onChange={(key) => key && setItems([...items, { field: key, required: false, when: null }])}
        />
      )}
    </FormDialog>
  )
}
