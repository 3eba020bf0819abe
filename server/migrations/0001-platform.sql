-- What every domain stands on: tenants, the log, files, keys, webhooks.

create extension if not exists citext;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gin;

grant usage on schema public to kept_app, kept_system;

-- The workspace of this transaction, set by the server at its beginning.
create function current_workspace() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('kept.workspace_id', true), '')::uuid $$;

-- The second wall: a query that forgets its `where` still sees one workspace only. The owner is behind it too (force).
create procedure tenant_table(name text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy tenant on %I to kept_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', name);
  execute format('create policy system on %I to kept_system using (true) with check (true)', name);
  execute format('create policy owner on %I to current_user using (true) with check (true)', name);
  execute format('grant select, insert, update, delete on %I to kept_app, kept_system', name);
end $$;

create table workspaces (
  id uuid primary key,
  name text not null,
  language text not null default 'en',
  time_zone text not null default 'UTC',
  demo boolean not null default false,
  created_at timestamptz not null default now()
);
alter table workspaces enable row level security;
alter table workspaces force row level security;
create policy tenant on workspaces to kept_app using (id = current_workspace()) with check (id = current_workspace());
create policy system on workspaces to kept_system using (true) with check (true);
create policy owner on workspaces to current_user using (true) with check (true);
grant select, update on workspaces to kept_app;
grant select, insert, update, delete on workspaces to kept_system;

-- The numbers that people say: conversation 1042. One counter a workspace and kind.
create table numbers (
  workspace_id uuid not null,
  kind text not null,
  last bigint not null,
  primary key (workspace_id, kind)
);
call tenant_table('numbers');

-- A restored database begins to count its transactions anew; the shift keeps the log's order (see decisions/0005).
create table log_shift (shift bigint not null);
insert into log_shift values (0);
grant select on log_shift to kept_app, kept_system;
create function log_transaction() returns bigint language sql volatile
  as $$ select pg_current_xact_id()::text::bigint + (select shift from log_shift) $$;
-- Stable, so that it speaks of the very snapshot of the query that asks.
create function log_horizon() returns bigint language sql stable
  as $$ select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + (select shift from log_shift) $$;

-- The one history. `tx` orders it: readers take (tx, position) below log_horizon(), so a late commit is never skipped.
create table events (
  workspace_id uuid not null,
  position bigint generated always as identity,
  tx bigint not null default log_transaction(),
  type text not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  subject_kind text not null,
  subject_id uuid not null,
  conversation_id uuid,
  person_id uuid,
  seq integer,
  data jsonb not null default '{}',
  primary key (workspace_id, position)
);
create index events_log on events (tx, position);
create index events_workspace_log on events (workspace_id, tx, position);
create index events_person on events (workspace_id, person_id, position desc) where person_id is not null;
create index events_conversation on events (workspace_id, conversation_id, position desc) where conversation_id is not null;
call tenant_table('events');
revoke update, delete on events from kept_app;

-- How far each reader of the log has come.
create table readers (name text primary key, tx bigint not null, position bigint not null);
grant select, insert, update, delete on readers to kept_system;

-- Adds a job within the writing transaction; the queue's own tables stay closed to the tenants' role.
create function add_job(name text, payload json, job_key text, queue text, run_at timestamptz, max_attempts int) returns bigint
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  as $$ select (graphile_worker.add_job(name, payload, queue, run_at, max_attempts, job_key)).id $$;
revoke all on function add_job from public;
grant execute on function add_job to kept_app, kept_system;

create table files (
  workspace_id uuid not null,
  hash text not null,
  size bigint not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, hash)
);
call tenant_table('files');

create table idempotency_keys (
  workspace_id uuid not null,
  actor_id uuid not null,
  key text not null,
  request_hash text not null,
  status integer,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (workspace_id, actor_id, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
call tenant_table('idempotency_keys');

create table webhooks (
  workspace_id uuid not null,
  id uuid not null,
  url text not null,
  events text[] not null,
  enabled boolean not null default true,
  secret text not null,
  failing_since timestamptz,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
call tenant_table('webhooks');

create table webhook_deliveries (
  workspace_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  event_position bigint not null,
  event_type text not null,
  state text not null check (state in ('queued', 'delivered', 'retrying', 'failed')),
  attempts integer not null default 0,
  status integer,
  answer text,
  next_attempt_at timestamptz,
  created_at timestamptz not null default now(),
  delivered_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, webhook_id, event_position),
  foreign key (workspace_id, webhook_id) references webhooks (workspace_id, id) on delete cascade
);
create index webhook_deliveries_newest on webhook_deliveries (workspace_id, webhook_id, created_at desc, id desc);
call tenant_table('webhook_deliveries');
