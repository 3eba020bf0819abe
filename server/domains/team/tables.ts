import type { Generated } from 'kysely'
import type { Role } from '../../../contract/abilities.ts'
import type { Language } from '../../../contract/shapes.ts'

declare module '../../platform/db/database.ts' {
  interface Tables {
    workspaces: {
      id: string
      name: string
      language: Language
      time_zone: string
      demo: Generated<boolean>
      created_at: Generated<Date>
    }
    members: {
      workspace_id: string
      id: string
      user_id: string
      name: string
      email: string
      role: Role
      avatar: string | null
      language: Generated<Language>
      theme: Generated<'light' | 'dark' | 'system'>
      time_zone: Generated<string>
      signature: Generated<string>
      undo_seconds: Generated<number>
      away: Generated<boolean>
      active: Generated<boolean>
      last_seen_at: Date | null
      created_at: Generated<Date>
    }
    teams: { workspace_id: string; id: string; name: string; created_at: Generated<Date> }
    team_members: { workspace_id: string; team_id: string; member_id: string }
    invitations: {
      workspace_id: string
      id: string
      email: string
      role: Role
      team_ids: string[]
      token_hash: string
      invited_by: string | null
      expires_at: Date
      accepted_at: Date | null
      created_at: Generated<Date>
    }
  }
}
