// The columns that are loaded, table by table, in an order in which every row finds what it refers to. What is left out
// keeps the default of the schema.
export const COLUMNS = {
  workspaces: ['id', 'name', 'language', 'time_zone', 'demo', 'created_at'],
  auth_users: ['id', 'name', 'email', 'emailVerified', 'createdAt'],
  members: ['workspace_id', 'id', 'user_id', 'name', 'email', 'role', 'language', 'time_zone', 'created_at'],
  teams: ['workspace_id', 'id', 'name', 'created_at'],
  team_members: ['workspace_id', 'team_id', 'member_id'],
  topics: ['workspace_id', 'id', 'name', 'parent_id', 'position', 'created_at'],
  channels: ['workspace_id', 'id', 'kind', 'name', 'address', 'from_name', 'team_id', 'reply_minutes', 'created_at'],
  channel_addresses: ['workspace_id', 'address', 'channel_id'],
  conversation_channels: ['workspace_id', 'id', 'kind', 'name', 'addresses'],
  numbers: ['workspace_id', 'kind', 'last'],
  companies: ['workspace_id', 'id', 'name', 'created_at'],
  company_domains: ['workspace_id', 'domain', 'company_id'],
  people: ['workspace_id', 'id', 'name', 'language', 'time_zone', 'city', 'company_id', 'created_at'],
  identities: ['workspace_id', 'id', 'person_id', 'kind', 'value', 'is_primary', 'created_at'],
  conversations: [
    'workspace_id',
    'id',
    'number',
    'subject',
    'snippet',
    'status',
    'urgency',
    'person_id',
    'channel_id',
    'assignee_id',
    'team_id',
    'topic_id',
    'tags',
    'language',
    'seq',
    'message_count',
    'last_from',
    'last_message_at',
    'attention_at',
    'resolved_at',
    'resolved_by',
    'created_at',
  ],
  messages: [
    'workspace_id',
    'id',
    'conversation_id',
    'seq',
    'kind',
    'person_id',
    'member_id',
    'at',
    'subject',
    'text',
    'html',
    'sanitiser_version',
    'from_name',
    'from_email',
    'recipients',
    'delivery_state',
    'delivery',
    'created_at',
  ],
  attachments: [
    'workspace_id',
    'id',
    'message_id',
    'uploaded_by',
    'position',
    'name',
    'type',
    'size',
    'hash',
    'created_at',
  ],
  readings: ['workspace_id', 'member_id', 'conversation_id', 'seq'],
  past_events: [
    'type',
    'at',
    'actor_kind',
    'actor_id',
    'subject_kind',
    'subject_id',
    'conversation_id',
    'person_id',
    'seq',
    'data',
  ],
} as const

export type Table = keyof typeof COLUMNS
export const TABLES = Object.keys(COLUMNS) as Table[]

export type Value = string | number | boolean | Date | null | readonly string[] | { [key: string]: unknown }

/** A row by the names of its columns; what is not named is null. */
export type Row<T extends Table> = { [column in (typeof COLUMNS)[T][number]]?: Value }

/** Where rows go; each is written down at once, so the caller may forget it. */
export type Put = <T extends Table>(table: T, row: Row<T>) => void
