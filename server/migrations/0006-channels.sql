-- E-mail channels: what came in, what goes out, and how the two are tied together.

create table channels (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('email')),
  name text not null,
  address citext not null,
  from_name text,
  enabled boolean not null default true,
  language text,
  team_id uuid,
  reply_minutes integer,
  automatic_reply boolean not null default false,
  automatic_reply_text text,
  signature text,
  reopen_kind text not null default 'reopen' check (reopen_kind in ('reopen', 'new')),
  reopen_days integer not null default 30,
  imap jsonb,
  smtp jsonb,
  dkim jsonb,
  secrets text,
  states jsonb not null default '[]',
  removed_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
call tenant_table('channels');

-- Every address that belongs to a channel, its own and its aliases; one installation, one owner.
create table channel_addresses (
  workspace_id uuid not null,
  address citext not null,
  channel_id uuid not null,
  primary key (workspace_id, address),
  foreign key (workspace_id, channel_id) references channels (workspace_id, id) on delete cascade
);
create unique index channel_addresses_address on channel_addresses (address);
call tenant_table('channel_addresses');

create table raw_mails (
  workspace_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  source text not null check (source in ('smtp', 'imap', 'http')),
  hash text not null,
  size bigint not null,
  envelope jsonb not null default '{}',
  state text not null default 'received' check (state in ('received', 'read', 'unreadable', 'duplicate', 'failed')),
  reason text,
  from_email text,
  message_id uuid,
  conversation_id uuid,
  attempts integer not null default 0,
  received_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, channel_id) references channels (workspace_id, id)
);
-- Read in the order they came; one that failed leaves the queue and is tried again by itself.
create index raw_mails_waiting on raw_mails (workspace_id, received_at, id) where state = 'received' and attempts = 0;
create index raw_mails_newest on raw_mails (workspace_id, received_at desc, id desc);
create index raw_mails_troubled on raw_mails (workspace_id, state, received_at desc) where state in ('received', 'failed', 'unreadable');
call tenant_table('raw_mails');

-- Which Message-IDs stand for which message: threading, and the same mail only once.
create table mail_ids (
  workspace_id uuid not null,
  mail_id text not null,
  message_id uuid not null,
  conversation_id uuid not null,
  -- Who wrote it, when and about what: the same id on another mail does not make it a copy.
  fingerprint text not null,
  at timestamptz not null,
  primary key (workspace_id, mail_id)
);
create index mail_ids_conversation on mail_ids (workspace_id, conversation_id, at desc);
call tenant_table('mail_ids');

create table imap_cursors (
  workspace_id uuid not null,
  channel_id uuid not null,
  folder text not null,
  uid_validity text not null,
  last_uid bigint not null,
  fetched_at timestamptz not null,
  primary key (workspace_id, channel_id, folder),
  foreign key (workspace_id, channel_id) references channels (workspace_id, id) on delete cascade
);
call tenant_table('imap_cursors');

-- A mail on its way out. One row a message, one Message-ID for ever, so that trying again is not sending twice.
create table outbound (
  workspace_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  conversation_id uuid not null,
  channel_id uuid not null,
  mail_id text not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'delivered', 'failed')),
  automatic boolean not null default false,
  in_reply_to text,
  "references" text[] not null default '{}',
  recipients text[] not null default '{}',
  quote boolean not null default true,
  attempts integer not null default 0,
  claimed_by uuid,
  send_at timestamptz not null,
  next_attempt_at timestamptz,
  reason text,
  answer text,
  sent_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, message_id),
  foreign key (workspace_id, channel_id) references channels (workspace_id, id)
);
create index outbound_mail_id on outbound (workspace_id, mail_id);
create index outbound_pending on outbound (coalesce(next_attempt_at, send_at)) where state in ('queued', 'sending');
create index outbound_recipients on outbound using gin (workspace_id, recipients) where state in ('sent', 'delivered', 'failed');
call tenant_table('outbound');

-- What was answered by rule, for the guards against loops.
create table automatic_replies (
  workspace_id uuid not null,
  address text not null,
  conversation_id uuid not null,
  at timestamptz not null,
  primary key (workspace_id, address, conversation_id, at)
);
create index automatic_replies_recent on automatic_replies (workspace_id, address, at);
call tenant_table('automatic_replies');
