-- Messages taken out into a conversation of their own, with where they came from.

create table conversation_splits (
  workspace_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  by_member_id uuid,
  at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, from_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, to_id) references conversations (workspace_id, id) on delete cascade
);
create index conversation_splits_from on conversation_splits (workspace_id, from_id);
create index conversation_splits_to on conversation_splits (workspace_id, to_id);
call tenant_table('conversation_splits');

-- Where each message was before, under which number: numbers are not given again, so it can go back to it.
create table split_messages (
  workspace_id uuid not null,
  split_id uuid not null,
  message_id uuid not null,
  home_id uuid not null,
  seq integer not null,
  primary key (workspace_id, split_id, message_id),
  foreign key (workspace_id, split_id) references conversation_splits (workspace_id, id) on delete cascade,
  foreign key (workspace_id, message_id) references messages (workspace_id, id) on delete cascade
);
create index split_messages_home on split_messages (workspace_id, home_id);
call tenant_table('split_messages');

-- The link by which the number of a conversation that a split had made leads back after its undoing. It is no merge of a member's.
alter table conversation_merges add column of_split uuid;
