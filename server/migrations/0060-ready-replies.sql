-- Ready-made replies: words in several languages, with what else is done when they are used.

create table reply_folders (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  position integer not null default 0,
  primary key (workspace_id, id)
);
create unique index reply_folders_name on reply_folders (workspace_id, lower(name));
call tenant_table('reply_folders');

create table ready_replies (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('own', 'team', 'shared')),
  owner_id uuid,
  team_id uuid,
  folder_id uuid,
  -- For conversations of these topics it is offered first.
  topic_ids uuid[] not null default '{}',
  actions jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, folder_id) references reply_folders (workspace_id, id),
  check ((kind = 'team') = (team_id is not null))
);
create index ready_replies_team on ready_replies (workspace_id, team_id) where team_id is not null;
call tenant_table('ready_replies');

create table ready_reply_variants (
  workspace_id uuid not null,
  ready_reply_id uuid not null,
  language text not null,
  html text not null,
  text text not null,
  attachment_ids uuid[] not null default '{}',
  primary key (workspace_id, ready_reply_id, language),
  foreign key (workspace_id, ready_reply_id) references ready_replies (workspace_id, id) on delete cascade
);
call tenant_table('ready_reply_variants');

-- A file of a ready-made reply stays with it; a message that takes it gets a copy of the row.
alter table attachments add column ready_made boolean not null default false;

-- Each time one was used: for suggestions, and for what came of it. What the conversation was like is kept as it was then.
create table ready_reply_uses (
  workspace_id uuid not null,
  id uuid not null,
  ready_reply_id uuid not null,
  conversation_id uuid not null,
  message_id uuid,
  member_id uuid,
  topic_id uuid,
  channel_id uuid,
  team_id uuid,
  language text,
  at timestamptz not null,
  -- The first resolution after it, and the first reopening after that.
  resolved_at timestamptz,
  reopened_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, ready_reply_id) references ready_replies (workspace_id, id) on delete cascade,
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
create index ready_reply_uses_of_reply on ready_reply_uses (workspace_id, ready_reply_id, at desc, id desc);
create index ready_reply_uses_in_conversation on ready_reply_uses (workspace_id, conversation_id);
create index ready_reply_uses_newest on ready_reply_uses (workspace_id, at desc);
call tenant_table('ready_reply_uses');
