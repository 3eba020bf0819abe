import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { at, id, idParams, page, pageOf } from './shapes.ts'

const noun = z.enum(['person', 'company', 'order'])

/** What a column is, as `targets` lists it; of people and companies `name`, `email`, `phone`, `external`, `language`, `city`, `timeZone`, `company`, `note`, `domain` or `field.<key>`; null: nothing. */
const target = z.string().max(80)
const mapping = z.array(target.nullable()).max(200).describe('For each column, in order')

export const importState = z.enum(['waiting', 'running', 'stopped', 'done'])

export const csvImport = z
  .object({
    id,
    noun,
    name: z.string().describe('Of the file'),
    columns: z.array(z.string()),
    mapping: mapping.describe('What was chosen, or what the names of the columns suggest'),
    targets: z.array(z.string()).describe('What a column may be'),
    state: importState,
    total: z.number().int().describe('Rows in the file'),
    done: z.number().int(),
    created: z.number().int(),
    changed: z.number().int(),
    failed: z.number().int(),
    createdAt: at,
  })
  .meta({ id: 'Import' })
export type CsvImport = z.infer<typeof csvImport>

const trouble = z.object({
  column: z.string().nullable(),
  message: z.string().describe('In the language of the caller'),
})

export const importRow = z
  .object({
    number: z.number().int().describe('Line of the file, the first after its head is 1'),
    cells: z.array(z.string()),
    outcome: z.enum(['created', 'changed', 'failed']).nullable().describe('null: its turn has not come'),
    troubles: z.array(trouble).describe('What is wrong with it, by the name of the column'),
    entityId: id.nullable(),
  })
  .meta({ id: 'ImportRow' })
export type ImportRow = z.infer<typeof importRow>

export const importsContract = endpoints({
  'POST /imports': {
    summary: 'Hand in a CSV file of people, companies or orders; nothing is taken over yet',
    description:
      'UTF-8, with a head line; commas, semicolons or tabs. People are found again by external id, address or number, companies by name or domain, orders by number, and changed; an empty cell changes nothing.',
    tag: 'Imports and exports',
    access: 'workspace.manage',
    query: z.object({ noun, name: z.string().trim().min(1).max(200).default('import.csv') }),
    body: { raw: 'text/csv', description: 'The file, 20 MB and 100,000 rows at most' },
    response: csvImport,
    status: 201,
    errors: ['too-large'],
  },
  'GET /imports': {
    summary: 'The newest imports, with how far they are',
    tag: 'Imports and exports',
    access: 'workspace.manage',
    response: z.object({ items: z.array(csvImport) }),
  },
  'GET /imports/{id}': {
    summary: 'One import',
    tag: 'Imports and exports',
    access: 'workspace.manage',
    params: idParams,
    response: csvImport,
  },
  'POST /imports/{id}/previews': {
    summary: 'What the first rows would become with this mapping, and what is wrong with them',
    tag: 'Imports and exports',
    access: 'workspace.manage',
    params: idParams,
    body: z.object({ mapping }),
    response: z.object({ items: z.array(importRow), failing: z.number().int().describe('Of all rows') }),
  },
  'PUT /imports/{id}/run': {
    summary: 'Take the rows over, in the background; a row that is wrong is told and left out',
    tag: 'Imports and exports',
    access: 'workspace.manage',
    params: idParams,
    body: z.object({ mapping }),
    response: csvImport,
    errors: ['not-in-this-state'],
  },
  'DELETE /imports/{id}/run': {
    summary: 'Stop; what was taken over stays',
    tag: 'Imports and exports',
    access: 'workspace.manage',
    params: idParams,
    response: csvImport,
  },
  'GET /imports/{id}/rows': {
    summary: 'The rows of an import, or those with one outcome',
    tag: 'Imports and exports',
    access: 'workspace.manage',
    params: idParams,
    query: page.extend({ outcome: z.enum(['created', 'changed', 'failed']).optional() }),
    response: pageOf(importRow),
  },
  'GET /exports/people': {
    summary: 'All people as CSV, custom fields among them; can be imported again',
    tag: 'Imports and exports',
    access: 'workspace.manage',
    response: { raw: 'text/csv', description: 'UTF-8 with a head line' },
  },
  'GET /exports/companies': {
    summary: 'All companies as CSV, custom fields among them; can be imported again',
    tag: 'Imports and exports',
    access: 'workspace.manage',
    response: { raw: 'text/csv', description: 'UTF-8 with a head line' },
  },
})
