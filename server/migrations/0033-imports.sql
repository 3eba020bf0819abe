-- CSV files of people and companies, row by row with what became of each.

create table imports (
  workspace_id uuid not null,
  id uuid not null,
  noun text not null check (noun in ('person', 'company')),
  name text not null,
  columns text[] not null,
  mapping jsonb not null,
  state text not null check (state in ('waiting', 'running', 'stopped', 'done')),
  total integer not null,
  done integer not null default 0,
  created integer not null default 0,
  changed integer not null default 0,
  failed integer not null default 0,
  actor_kind text not null,
  actor_id uuid,
  actor_name text,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create index imports_newest on imports (workspace_id, created_at desc);
call tenant_table('imports');

create table import_rows (
  workspace_id uuid not null,
  import_id uuid not null,
  number integer not null,
  cells text[] not null,
  outcome text check (outcome in ('created', 'changed', 'failed')),
  troubles jsonb not null default '[]',
  entity_id uuid,
  primary key (workspace_id, import_id, number),
  foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
);
create index import_rows_outcome on import_rows (workspace_id, import_id, outcome, number) where outcome is not null;
create index import_rows_left on import_rows (workspace_id, import_id, number) where outcome is null;
call tenant_table('import_rows');
