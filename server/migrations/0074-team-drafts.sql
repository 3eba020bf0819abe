-- A reply that members write in turn: one a conversation, held by one at a time, every version kept.

create table team_drafts (
  workspace_id uuid not null,
  conversation_id uuid not null,
  html text not null,
  recipients jsonb not null default '{}',
  attachment_ids uuid[] not null default '{}',
  seen_seq integer not null,
  version integer not null,
  -- Who writes now; null while it lies there for whoever takes it.
  holder_id uuid,
  started_by uuid not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  primary key (workspace_id, conversation_id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
call tenant_table('team_drafts');

create table team_draft_versions (
  workspace_id uuid not null,
  conversation_id uuid not null,
  version integer not null,
  html text not null,
  member_id uuid not null,
  at timestamptz not null,
  primary key (workspace_id, conversation_id, version),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
call tenant_table('team_draft_versions');
