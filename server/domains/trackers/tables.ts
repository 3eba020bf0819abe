import type { Issue, Tracker } from '../../../contract/trackers.ts'

declare module '../../platform/db/database.ts' {
  interface Tables {
    trackers: {
      workspace_id: string
      id: string
      kind: Tracker['kind']
      name: string
      url: string
      user_name: string | null
      /** Sealed. */
      token: string
      /** Sealed. */
      hook_secret: string
      failure: string | null
      created_at: Date
    }
    issues: {
      workspace_id: string
      id: string
      tracker_id: string
      key: string
      url: string
      title: string
      state: Issue['state']
      state_name: string
      assignee: string | null
      read_at: Date
      asked_at: Date
      failure: string | null
    }
    conversation_issues: { workspace_id: string; conversation_id: string; issue_id: string; linked_at: Date }
  }
}
