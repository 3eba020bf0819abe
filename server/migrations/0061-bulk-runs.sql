-- One act on many conversations: what was asked, and what became of each.

create table bulk_runs (
  workspace_id uuid not null,
  id uuid not null,
  act jsonb not null,
  -- Null where the conversations were named one by one.
  selection jsonb,
  state text not null check (state in ('collecting', 'running', 'stopped', 'finished', 'undoing', 'undone')),
  actor_kind text not null check (actor_kind in ('member', 'key')),
  actor_id uuid not null,
  actor_name text not null,
  -- What the one who asked might do then; of a member it is asked again at each step.
  abilities text[] not null,
  collected_to uuid,
  total integer not null default 0,
  done integer not null default 0,
  unchanged integer not null default 0,
  refused integer not null default 0,
  undone integer not null default 0,
  "left" integer not null default 0,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id, id)
);
create index bulk_runs_newest on bulk_runs (workspace_id, created_at desc, id desc);
call tenant_table('bulk_runs');

create table bulk_rows (
  workspace_id uuid not null,
  run_id uuid not null,
  conversation_id uuid not null,
  -- Newest number when it was chosen: what came after was not seen by whoever chose it.
  seq integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'unchanged', 'refused', 'undone', 'left')),
  reason text,
  detail text,
  -- Column by column what it was and what it became; undo needs both.
  changes jsonb,
  message_id uuid,
  primary key (workspace_id, run_id, conversation_id),
  foreign key (workspace_id, run_id) references bulk_runs (workspace_id, id) on delete cascade
);
create index bulk_rows_by_state on bulk_rows (workspace_id, run_id, state, conversation_id);
call tenant_table('bulk_rows');
