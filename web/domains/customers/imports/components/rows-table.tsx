import { ScrollArea, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportRow } from '../../../../../contract/imports.ts'

interface Props {
  columns: readonly string[]
  rows: readonly ImportRow[]
}

/** Rows of a file as they stand there, each with what is wrong with it. */
export const RowsTable = ({ columns, rows }: Props) => {
  const { t } = useTranslation('imports')
  return (
    <ScrollArea type="auto" tabIndex={0} viewportProps={{ tabIndex: 0, 'aria-label': t('rows') }}>
      <Table aria-label={t('rows')} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('line')}</Table.Th>
            <Table.Th>{t('wrong')}</Table.Th>
            {columns.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a file may name two columns alike; their places stay
              <Table.Th key={index}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.number}>
              <Table.Td>{row.number}</Table.Td>
              <Table.Td>
                {row.troubles.map(({ column, message }) => (
                  <Text key={`${column}${message}`} size="sm" c="var(--mantine-color-error)">
                    {column ? `${column}: ${message}` : message}
                  </Text>
                ))}
              </Table.Td>
              {columns.map((column, index) => (
                <Table.Td key={`${column}${row.number}`}>{row.cells[index]}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  )
}
