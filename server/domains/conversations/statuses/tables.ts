import type { ColumnType, Generated } from 'kysely'
import type { Status } from '../../../../contract/conversations.ts'
import type { Colour, Names } from '../../../../contract/fields.ts'
import type { StatusIcon } from '../../../../contract/statuses.ts'

declare module '../../../platform/db/database.ts' {
  interface Tables {
    statuses: {
      workspace_id: string
      id: string
      key: string
      category: Status
      names: ColumnType<Names, string, string>
      colour: Colour | null
      icon: StatusIcon | null
      position: Generated<number>
      is_default: boolean
      archived_at: Date | null
      created_at: Date
    }
  }
}
