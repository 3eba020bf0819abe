-- Replies that leave later. One is a row until its time; then it becomes a message, or is held for its writer to decide.

create table scheduled_replies (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  member_id uuid not null,
  reply jsonb not null,
  seen_seq integer not null,
  send_at timestamptz not null,
  state text not null check (state in ('waiting', 'held', 'sent', 'cancelled')),
  held_reason text,
  message_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
create index scheduled_replies_open on scheduled_replies (workspace_id, conversation_id, send_at) where state in ('waiting', 'held');
call tenant_table('scheduled_replies');
