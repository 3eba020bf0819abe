import type { ColumnType, Generated } from 'kysely'
import type { CustomFieldType, Editing, FieldChoice, Names, Noun } from '../../../contract/fields.ts'

/** JSON columns: objects when read, text when written. */
type Json<T> = ColumnType<T, string, string>

declare module '../../platform/db/database.ts' {
  interface Tables {
    fields: {
      workspace_id: string
      id: string
      noun: Noun
      key: string
      type: CustomFieldType
      names: Json<Names>
      descriptions: Json<Partial<Names>>
      choices: Json<FieldChoice[]>
      currency: string | null
      editing: Editing
      position: Generated<number>
      archived_at: Date | null
      created_at: Date
    }
    field_values: {
      workspace_id: string
      entity_id: string
      field_id: string
      part: number
      words: string | null
      folded: Generated<string | null>
      choice: string | null
      number: number | null
      day: ColumnType<string | null, string | null, string | null>
      yes: boolean | null
      amount: number | null
      currency: string | null
      reference: string | null
    }
  }
}
