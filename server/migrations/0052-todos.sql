-- What has still to be done in a conversation.

create table todos (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  text text not null,
  owner_id uuid,
  due_at timestamptz,
  by_member_id uuid,
  created_at timestamptz not null,
  done_at timestamptz,
  done_by uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
create index todos_conversation on todos (workspace_id, conversation_id, created_at);
-- What waits, for the lists of members and for filters.
create index todos_open on todos (workspace_id, owner_id, due_at, id) where done_at is null;
call tenant_table('todos');
