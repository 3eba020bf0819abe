import type { Generated } from 'kysely'
import type { Language } from '../../../contract/shapes.ts'

export type IdentityKind = 'email' | 'phone' | 'external'

declare module '../../platform/db/database.ts' {
  interface Tables {
    companies: { workspace_id: string; id: string; name: string; created_at: Generated<Date> }
    company_domains: { workspace_id: string; domain: string; company_id: string }
    people: {
      workspace_id: string
      id: string
      name: string | null
      language: Language | null
      time_zone: string | null
      city: string | null
      /** Worked out by settleMain: read it, do not write it. */
      company_id: string | null
      note: string | null
      merged_into_id: string | null
      created_at: Date
      last_contact_at: Date | null
      contact_order: Generated<Date>
    }
    person_companies: {
      workspace_id: string
      person_id: string
      company_id: string
      role: string | null
      is_main: boolean
      created_at: Date
    }
    identities: {
      workspace_id: string
      id: string
      person_id: string
      kind: IdentityKind
      value: string
      is_primary: boolean
      created_at: Date
    }
    person_merges: {
      workspace_id: string
      id: string
      survivor_id: string
      merged_id: string
      by_member_id: string | null
      at: Date
      undone_at: Date | null
    }
  }
}
