import type { Generated } from 'kysely'

declare module '../db/database.ts' {
  interface Tables {
    api_keys: {
      workspace_id: string
      id: string
      auth_key_id: string
      name: string
      start: string
      scopes: string[]
      created_by: string | null
      expires_at: Date | null
      created_at: Generated<Date>
    }
    // better-auth's own tables, as far as Kept reads or writes them itself.
    auth_users: {
      id: string
      name: string
      email: string
      emailVerified: boolean
      updatedAt: Generated<Date>
      twoFactorEnabled: boolean | null
    }
    auth_sessions: { id: string; userId: string; workspaceId: string | null }
    auth_verifications: { id: string; identifier: string; value: string; expiresAt: Date }
    auth_accounts: {
      id: string
      accountId: string
      providerId: string
      userId: string
      password: string | null
      updatedAt: Date
    }
    auth_api_keys: { id: string; lastRequest: Date | null }
  }
}
