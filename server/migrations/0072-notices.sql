-- Who is told what, and by which way.

create table notices (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  -- Of the event it tells of: the same one is told once.
  position bigint not null,
  kind text not null check (kind in ('mention', 'assignment', 'team', 'reply', 'snooze')),
  conversation_id uuid not null,
  message_id uuid,
  -- Number of the message it is about; whoever has read that far knows.
  seq integer,
  actor_kind text not null,
  actor_id uuid,
  snippet text not null,
  -- False where the member wants it by other ways alone.
  in_product boolean not null,
  at timestamptz not null,
  read_at timestamptz,
  mail_way text check (mail_way in ('now', 'digest')),
  mail_at timestamptz,
  mailed_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, member_id, position),
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade,
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
create index notices_newest on notices (workspace_id, member_id, at desc, id desc) where in_product;
create index notices_unread on notices (workspace_id, member_id, at desc, id desc) where in_product and read_at is null;
create index notices_unmailed on notices (workspace_id, member_id, mail_at) where mail_at is not null and mailed_at is null;
create index notices_conversation on notices (workspace_id, conversation_id, member_id);
call tenant_table('notices');

create table notice_settings (
  workspace_id uuid not null,
  member_id uuid not null,
  kinds jsonb not null,
  digest_minutes integer not null,
  quiet jsonb,
  updated_at timestamptz not null,
  primary key (workspace_id, member_id),
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade
);
call tenant_table('notice_settings');
