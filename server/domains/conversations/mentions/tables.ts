declare module '../../../platform/db/database.ts' {
  interface Tables {
    mentions: { workspace_id: string; message_id: string; kind: 'member' | 'team'; named_id: string }
  }
}

export {}
