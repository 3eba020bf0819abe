import { Badge, Button, Group, SegmentedControl, Text } from '@mantine/core'
import { IconForms, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomField, Noun } from '../../../../contract/fields.ts'
import { Blank } from '../../../../ui/blank.tsx'
import { Line, Lines, LinesSkeleton } from '../../../../ui/lines.tsx'
import { OrderList } from '../../../../ui/order-list.tsx'
import { Page } from '../../../../ui/page.tsx'
import { api } from '../../../app/api.ts'
import { useFailureNotice, useUndoNotice } from '../../../app/notices.tsx'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { fieldKeys, fieldsQuery } from '../api.ts'
import { nameIn } from '../rules.ts'
import { FieldDialog } from './components/field-dialog.tsx'

const nouns = ['conversation', 'person', 'company', 'order'] as const

/** What a workspace keeps of conversations, people and companies beyond what Kept knows by itself. */
export const FieldsPage = () => {
  const { t, i18n } = useTranslation(['fields', 'app'])
  const mayManage = useAbility('workspace.manage')
  const client = useQueryClient()
  const failed = useFailureNotice()
  const offerUndo = useUndoNotice()
  const [noun, setNoun] = useState<Noun>('conversation')
  const [changing, setChanging] = useState<CustomField | 'new' | null>(null)
  const fields = useQuery(fieldsQuery(noun))
  const all = fields.data?.items ?? []
  const open = all.filter(({ archivedAt }) => archivedAt === null)
  const archived = all.filter(({ archivedAt }) => archivedAt !== null)
  const nameOf = (field: CustomField) => nameIn(field.names, i18n.language)

  const { mutate } = useMutation({
    mutationFn: (call: () => Promise<unknown>) => call(),
    onError: failed,
    onSettled: () => client.invalidateQueries({ queryKey: fieldKeys.fields }),
  })
  const restore = ({ id }: CustomField) => mutate(() => api('DELETE /fields/{id}/archival', { params: { id } }))
  const archive = (field: CustomField) =>
    mutate(async () => {
      await api('PUT /fields/{id}/archival', { params: { id: field.id } })
      offerUndo({ id: field.id, text: t('archived', { name: nameOf(field) }), undo: () => restore(field) })
    })

  const line = (field: CustomField) => (
    <Group justify="space-between" gap="sm">
      <div style={{ minWidth: 0, flex: '1 1 180px' }}>
        <Group gap={8}>
          <Text fw={500}>{nameOf(field)}</Text>
          {field.editing !== 'everybody' && (
            <Badge variant="light" color="gray">
              {t(`editing.${field.editing}`)}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {t(`type.${field.type}`)} · {field.key}
          {field.choices.length > 0 &&
            ` · ${t('choiceCount', { count: field.choices.filter((one) => !one.archived).length })}`}
        </Text>
      </div>
      {mayManage && (
        <Group gap={6} wrap="nowrap">
          <Button size="compact-sm" variant="default" onClick={() => setChanging(field)}>
            {t('app:edit')}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => archive(field)}>
            {t('archive')}
          </Button>
        </Group>
      )}
    </Group>
  )

  return (
    <Page
      title={t('title')}
      text={t('text')}
      actions={
        mayManage && (
          <Button leftSection={<IconPlus size={17} />} onClick={() => setChanging('new')}>
            {t('addField')}
          </Button>
        )
      }
    >
      <SegmentedControl
        aria-label={t('of')}
        value={noun}
        onChange={(next) => setNoun(next as Noun)}
        data={nouns.map((value) => ({ value, label: t(`noun.${value}`) }))}
      />
      {fields.isPending && <LinesSkeleton label={t('app:loading')} />}
      {fields.isError && !fields.data && <Failed error={fields.error} retry={() => fields.refetch()} />}
      {fields.data && open.length === 0 && (
        <Blank icon={<IconForms size={32} stroke={1.4} />} title={t('none')} text={t('noneText')} />
      )}
      {open.length > 0 && (
        <OrderList
          label={t(`noun.${noun}`)}
          items={open}
          idOf={({ id }) => id}
          gripLabel={(field) => t('move', { name: nameOf(field) })}
          said={(field, place, count) => t('moved', { name: nameOf(field), place, all: count })}
          onOrder={mayManage ? (ids) => mutate(() => api('PUT /fields/order', { body: { noun, ids } })) : undefined}
        >
          {line}
        </OrderList>
      )}
      {archived.length > 0 && (
        <section>
          <Text component="h2" size="sm" fw={600} mb={6}>
            {t('archivedFields')}
          </Text>
          <Lines label={t('archivedFields')}>
            {archived.map((field) => (
              <Line
                key={field.id}
                title={nameOf(field)}
                text={t(`type.${field.type}`)}
                actions={
                  mayManage && (
                    <Button size="compact-sm" variant="default" onClick={() => restore(field)}>
                      {t('restore')}
                    </Button>
                  )
                }
              />
            ))}
          </Lines>
        </section>
      )}
      {changing && (
        <FieldDialog noun={noun} field={changing === 'new' ? null : changing} onClose={() => setChanging(null)} />
      )}
    </Page>
  )
}
