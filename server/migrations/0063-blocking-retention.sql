-- Senders whose mail is kept as spam, and how long the shelves keep what lies on them.

create table blocked_senders (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('address', 'domain')),
  value text not null,
  member_id uuid,
  kept integer not null default 0,
  last_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, value)
);
call tenant_table('blocked_senders');

-- Why it is spam, where a rule said so and not a member.
alter table conversations add column spam_reason jsonb;

create table retention_rules (
  workspace_id uuid primary key,
  trash_days integer check (trash_days > 0),
  spam_days integer check (spam_days > 0),
  resolved_months integer check (resolved_months > 0),
  raw_mail boolean not null default false,
  erased integer not null default 0,
  erased_at timestamptz,
  changed_at timestamptz not null
);
call tenant_table('retention_rules');

-- Oldest first on each shelf.
create index conversations_trash_age on conversations (workspace_id, deleted_at) where deleted_at is not null;
create index conversations_spam_age on conversations (workspace_id, spam_at) where spam_at is not null and deleted_at is null;
create index conversations_resolved_age on conversations (workspace_id, resolved_at) where resolved_at is not null and deleted_at is null and spam_at is null;
