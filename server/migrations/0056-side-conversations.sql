-- What a team is asked beside a conversation, and what is said there.

create table side_conversations (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  team_id uuid not null,
  owner_id uuid,
  asked_by uuid,
  subject text not null,
  state text not null check (state in ('open', 'answered', 'done')),
  due_at timestamptz not null,
  seq integer not null default 0,
  created_at timestamptz not null,
  done_at timestamptz,
  done_by uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
create index side_conversations_conversation on side_conversations (workspace_id, conversation_id, created_at);
-- What waits for an answer, for the lists of teams.
create index side_conversations_open on side_conversations (workspace_id, team_id, due_at, id) where state = 'open';
call tenant_table('side_conversations');

create table side_messages (
  workspace_id uuid not null,
  side_id uuid not null,
  seq integer not null,
  id uuid not null,
  member_id uuid,
  from_asked boolean not null,
  html text not null,
  text text not null,
  sanitiser_version integer not null,
  at timestamptz not null,
  primary key (workspace_id, side_id, seq),
  foreign key (workspace_id, side_id) references side_conversations (workspace_id, id) on delete cascade
);
call tenant_table('side_messages');
