-- Conversations put aside until a time or until the customer writes, and members who follow them.

alter table conversations
  add column snoozed_at timestamptz,
  -- Null where it comes back only when the customer writes.
  add column snoozed_until timestamptz,
  add column snoozed_by uuid,
  -- Why it stands on top again, until somebody answers.
  add column returned_at timestamptz,
  add column returned_why text check (returned_why in ('time', 'message'));
create index conversations_snoozed on conversations (workspace_id, last_message_at desc, id desc)
  where snoozed_at is not null and deleted_at is null and spam_at is null;

create table followers (
  workspace_id uuid not null,
  conversation_id uuid not null,
  member_id uuid not null,
  at timestamptz not null,
  primary key (workspace_id, conversation_id, member_id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade
);
create index followers_member on followers (workspace_id, member_id);
call tenant_table('followers');
