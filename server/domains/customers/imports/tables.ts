import type { ColumnType, Generated } from 'kysely'
import type { CsvImport, ImportRow } from '../../../../contract/imports.ts'
import type { Trouble } from './rules.ts'

type Json<T> = ColumnType<T, string, string>

declare module '../../../platform/db/database.ts' {
  interface Tables {
    imports: {
      workspace_id: string
      id: string
      noun: CsvImport['noun']
      name: string
      columns: string[]
      mapping: Json<(string | null)[]>
      state: CsvImport['state']
      total: number
      done: Generated<number>
      created: Generated<number>
      changed: Generated<number>
      failed: Generated<number>
      actor_kind: 'member' | 'key' | 'system' | 'person'
      actor_id: string | null
      actor_name: string | null
      created_at: Date
    }
    import_rows: {
      workspace_id: string
      import_id: string
      number: number
      cells: string[]
      outcome: ImportRow['outcome']
      troubles: ColumnType<Trouble[], string | undefined, string>
      entity_id: string | null
    }
  }
}
