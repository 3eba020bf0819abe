import { Button, FileButton, Group, NativeSelect, Progress, SegmentedControl, Table, Text } from '@mantine/core'
import { IconDownload, IconFileImport } from '@tabler/icons-react'
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CsvImport } from '../../../../contract/imports.ts'
import { Card } from '../../../../ui/card.tsx'
import { Page } from '../../../../ui/page.tsx'
import { api } from '../../../app/api.ts'
import { useFailureNotice } from '../../../app/notices.tsx'
import { fieldsQuery, nameIn } from '../../fields/index.ts'
import { RowsTable } from './components/rows-table.tsx'

const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: () => api('GET /imports/{id}', { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1000 : false),
  })

type Noun = CsvImport['noun']

const exportOf: Record<Noun, string> = {
  person: '/api/exports/people',
  company: '/api/exports/companies',
  order: '/api/exports/orders',
}

/** CSV files of people, companies and orders: in with a look beforehand, and out. */
export const ImportPage = () => {
  const { t } = useTranslation('imports')
  const failed = useFailureNotice()
  const [noun, setNoun] = useState<Noun>('person')
  const [id, setId] = useState<string | null>(null)
  const handIn = useMutation({
    mutationFn: (file: File) =>
      api('POST /imports', { query: { noun, name: file.name }, body: new Blob([file], { type: 'text/csv' }) }),
    onSuccess: (made) => setId(made.id),
    onError: failed,
  })
  const made = useQuery({ ...importQuery(id ?? ''), enabled: id !== null }).data
  return (
    <Page title={t('title')} text={t('text')} wide>
      <SegmentedControl
        aria-label={t('of')}
        value={noun}
        onChange={(next) => {
          setNoun(next as Noun)
          setId(null)
        }}
        data={(['person', 'company', 'order'] as const).map((value) => ({ value, label: t(`noun.${value}`) }))}
      />
      <Group gap="sm">
        <FileButton onChange={(file) => file && handIn.mutate(file)} accept=".csv,text/csv">
          {(props) => (
            <Button {...props} leftSection={<IconFileImport size={17} />} loading={handIn.isPending}>
              {t('choose')}
            </Button>
          )}
        </FileButton>
        <Button component="a" href={exportOf[noun]} download variant="default" leftSection={<IconDownload size={17} />}>
          {t('export')}
        </Button>
      </Group>
      {made && <Import key={made.id} made={made} />}
    </Page>
  )
}

const Import = ({ made }: { made: CsvImport }) => {
  const { t, i18n } = useTranslation('imports')
  const failed = useFailureNotice()
  const { id } = made
  const [mapping, setMapping] = useState(made.mapping)
  const fields = useQuery(fieldsQuery(made.noun)).data?.items ?? []
  const query = useQuery(importQuery(id))
  const preview = useQuery({
    queryKey: ['imports', id, 'preview', mapping],
    queryFn: () => api('POST /imports/{id}/previews', { params: { id }, body: { mapping } }),
    enabled: made.state === 'waiting',
  }).data
  const wrong = useQuery({
    queryKey: ['imports', id, 'failed', made.failed],
    queryFn: () => api('GET /imports/{id}/rows', { params: { id }, query: { outcome: 'failed', limit: 100 } }),
    enabled: made.failed > 0,
  }).data
  const { mutate, isPending } = useMutation({
    mutationFn: (call: () => Promise<unknown>) => call(),
    onError: failed,
    onSettled: () => query.refetch(),
  })
  const nameOf = (target: string) => {
    const field = fields.find(({ key }) => `field.${key}` === target)
    return field ? nameIn(field.names, i18n.language) : t(`target.${target as 'name'}`)
  }
  const isWaiting = made.state === 'waiting'
  return (
    <Card title={made.name}>
      {isWaiting && (
        <Table aria-label={t('columns')} mb="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('column')}</Table.Th>
              <Table.Th>{t('becomes')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {made.columns.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a file may name two columns alike; their places stay
              <Table.Tr key={index}>
                <Table.Td>{column}</Table.Td>
                <Table.Td>
                  <NativeSelect
                    aria-label={t('becomesOf', { column })}
                    value={mapping[index] ?? ''}
                    onChange={(event) => setMapping(mapping.with(index, event.currentTarget.value || null))}
                    data={[
                      { value: '', label: t('leftOut') },
                      ...made.targets.map((value) => ({ value, label: nameOf(value) })),
                    ]}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {isWaiting && preview && (
        <>
          <Text size="sm" mb="xs" c={preview.failing > 0 ? 'var(--mantine-color-error)' : 'dimmed'}>
            {preview.failing > 0
              ? t('failing', { count: preview.failing, all: made.total })
              : t('allRight', { count: made.total })}
          </Text>
          <RowsTable columns={made.columns} rows={preview.items} />
        </>
      )}
      {!isWaiting && (
        <>
          <Progress value={(made.done / made.total) * 100} aria-label={t('progress')} mb="xs" />
          <Text size="sm" role="status">
            {t(`state.${made.state}`)} · {t('counts', { ...made })}
          </Text>
        </>
      )}
      {wrong && wrong.items.length > 0 && <RowsTable columns={made.columns} rows={wrong.items} />}
      <Group mt="md">
        {(isWaiting || made.state === 'stopped') && (
          <Button
            loading={isPending}
            disabled={mapping.every((target) => target === null)}
            onClick={() => mutate(() => api('PUT /imports/{id}/run', { params: { id }, body: { mapping } }))}
          >
            {t(isWaiting ? 'run' : 'goOn')}
          </Button>
        )}
        {made.state === 'running' && (
          <Button variant="default" onClick={() => mutate(() => api('DELETE /imports/{id}/run', { params: { id } }))}>
            {t('stop')}
          </Button>
        )}
      </Group>
    </Card>
  )
}
