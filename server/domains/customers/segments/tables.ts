import type { ColumnType } from 'kysely'
import type { Filter } from '../../../../contract/filters.ts'
import type { SegmentKind } from '../../../../contract/segments.ts'

declare module '../../../platform/db/database.ts' {
  interface Tables {
    segments: {
      workspace_id: string
      id: string
      name: string
      kind: SegmentKind
      owner_id: string | null
      filter: ColumnType<Filter, string, string>
      position: number
      created_at: Date
      updated_at: Date
    }
  }
}
