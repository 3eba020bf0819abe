import type { ColumnType } from 'kysely'
import type { Names } from '../../../../contract/fields.ts'
import type { FormItem } from '../../../../contract/forms.ts'

declare module '../../../platform/db/database.ts' {
  interface Tables {
    forms: {
      workspace_id: string
      id: string
      names: ColumnType<Names, string, string>
      general: boolean
      items: ColumnType<FormItem[], string, string>
      created_at: Date
    }
    form_topics: { workspace_id: string; topic_id: string; form_id: string }
  }
}
