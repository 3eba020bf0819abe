-- Conversations, their messages, drafts, topics.

create table topics (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  parent_id uuid,
  position integer not null default 0,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, parent_id) references topics (workspace_id, id)
);
create unique index topics_name on topics (workspace_id, coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), lower(name));
call tenant_table('topics');

create table conversations (
  workspace_id uuid not null,
  id uuid not null,
  number bigint not null,
  subject text not null,
  snippet text not null default '',
  status text not null check (status in ('open', 'waiting-on-customer', 'waiting-on-us', 'resolved', 'closed')),
  urgency text not null default 'normal' check (urgency in ('low', 'normal', 'high', 'urgent')),
  person_id uuid not null,
  channel_id uuid,
  assignee_id uuid,
  team_id uuid,
  topic_id uuid,
  tags text[] not null default '{}',
  language text,
  seq integer not null default 0,
  message_count integer not null default 0,
  last_from text not null default 'person' check (last_from in ('person', 'member', 'system')),
  last_message_at timestamptz not null,
  attention_at timestamptz,
  -- What is not due comes last. A column, because an expression may not use an index behind the row-level wall.
  due_order timestamptz not null generated always as (coalesce(attention_at, 'infinity')) stored,
  resolved_at timestamptz,
  resolved_by uuid,
  deleted_at timestamptz,
  spam_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, number),
  foreign key (workspace_id, person_id) references people (workspace_id, id),
  foreign key (workspace_id, topic_id) references topics (workspace_id, id)
);
-- One index for each view of the inbox, in the order it is read.
create index conversations_open on conversations (workspace_id, last_message_at desc, id desc)
  where status in ('open', 'waiting-on-us') and deleted_at is null and spam_at is null;
create index conversations_open_due on conversations (workspace_id, due_order, id)
  where status in ('open', 'waiting-on-us') and deleted_at is null and spam_at is null;
create index conversations_assigned on conversations (workspace_id, assignee_id, last_message_at desc, id desc)
  where status in ('open', 'waiting-on-us', 'waiting-on-customer') and deleted_at is null and spam_at is null;
create index conversations_waiting on conversations (workspace_id, last_message_at desc, id desc)
  where status = 'waiting-on-customer' and deleted_at is null and spam_at is null;
create index conversations_resolved on conversations (workspace_id, last_message_at desc, id desc)
  where status in ('resolved', 'closed') and deleted_at is null and spam_at is null;
create index conversations_all on conversations (workspace_id, last_message_at desc, id desc)
  where deleted_at is null and spam_at is null;
create index conversations_spam on conversations (workspace_id, last_message_at desc, id desc) where spam_at is not null and deleted_at is null;
create index conversations_trash on conversations (workspace_id, last_message_at desc, id desc) where deleted_at is not null;
create index conversations_person on conversations (workspace_id, person_id, last_message_at desc, id desc);
create index conversations_topic on conversations (workspace_id, topic_id) where topic_id is not null;
create index conversations_tags on conversations using gin (workspace_id, tags);
create index conversations_subject on conversations using gin (workspace_id, lower(subject) gin_trgm_ops);
call tenant_table('conversations');

create table messages (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  seq integer not null,
  kind text not null check (kind in ('inbound', 'outbound', 'note', 'system')),
  person_id uuid,
  member_id uuid,
  at timestamptz not null,
  subject text,
  text text not null,
  html text not null,
  sanitiser_version integer not null default 0,
  outside_pictures integer not null default 0,
  from_name text,
  from_email text,
  recipients jsonb not null default '{}',
  automatic jsonb,
  thread jsonb,
  raw_mail_id uuid,
  unreadable text,
  delivery_state text check (delivery_state in ('waiting', 'queued', 'sending', 'sent', 'delivered', 'failed')),
  delivery jsonb,
  bounces jsonb not null default '[]',
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, conversation_id, seq),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id)
);
create index messages_undelivered on messages (workspace_id, at desc) where delivery_state = 'failed';
create index messages_person on messages (workspace_id, person_id, at desc) where person_id is not null;
call tenant_table('messages');

create table attachments (
  workspace_id uuid not null,
  id uuid not null,
  message_id uuid,
  uploaded_by uuid,
  position integer not null default 0,
  name text not null,
  type text not null,
  size bigint not null,
  hash text not null,
  content_id text,
  inline boolean not null default false,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, message_id) references messages (workspace_id, id) on delete cascade
);
create index attachments_message on attachments (workspace_id, message_id, position);
call tenant_table('attachments');

create table possible_matches (
  workspace_id uuid not null,
  conversation_id uuid not null,
  other_id uuid not null,
  primary key (workspace_id, conversation_id, other_id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, other_id) references conversations (workspace_id, id) on delete cascade
);
call tenant_table('possible_matches');

create table readings (
  workspace_id uuid not null,
  member_id uuid not null,
  conversation_id uuid not null,
  seq integer not null,
  primary key (workspace_id, member_id, conversation_id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
call tenant_table('readings');

create table drafts (
  workspace_id uuid not null,
  conversation_id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('reply', 'note')),
  html text not null,
  recipients jsonb not null default '{}',
  attachment_ids uuid[] not null default '{}',
  seen_seq integer not null,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (workspace_id, conversation_id, member_id, kind),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
call tenant_table('drafts');

-- What this domain has to know of a channel; the channels domain fills it in (a slot, because it stands to the right).
create table conversation_channels (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  addresses text[] not null default '{}',
  primary key (workspace_id, id)
);
call tenant_table('conversation_channels');

-- Conversations whose number, subject, person or address has the words in it. The operators of trigram indexes may not
-- run before a row-level policy has been asked, so this function stands for the policy: it answers for the workspace of the
-- transaction only, and reads the indexes as the owner.
create function conversations_with_text(workspace uuid, words text) returns setof uuid language sql stable
  security definer set search_path = public, pg_temp as $$
  select id from conversations where workspace_id = workspace and workspace = current_workspace()
    and words ~ '^#?\d{1,9}$' and number = ltrim(words, '#')::bigint
  union
  (select id from conversations where workspace_id = workspace and workspace = current_workspace()
    and lower(subject) like '%' || replace(replace(lower(words), '%', '\%'), '_', '\_') || '%' limit 2000)
  union
  (select c.id from conversations c join people p on p.workspace_id = c.workspace_id and p.id = c.person_id
    where c.workspace_id = workspace and workspace = current_workspace() and p.workspace_id = workspace
    and lower(p.name) like '%' || replace(replace(lower(words), '%', '\%'), '_', '\_') || '%' limit 2000)
  union
  (select c.id from identities i join conversations c on c.workspace_id = i.workspace_id and c.person_id = i.person_id
    where i.workspace_id = workspace and workspace = current_workspace()
    and i.value like '%' || replace(replace(lower(words), '%', '\%'), '_', '\_') || '%' limit 2000)
$$;
revoke all on function conversations_with_text from public;
grant execute on function conversations_with_text to kept_app;
