-- Saved filters over conversations.

create table views (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('own', 'team', 'shared')),
  owner_id uuid,
  team_id uuid,
  filter jsonb not null,
  sort_order text not null check (sort_order in ('newest', 'oldest', 'due')),
  columns text[] not null,
  grouping_by text,
  position integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  check (kind <> 'own' or owner_id is not null),
  check ((kind = 'team') = (team_id is not null)),
  -- What a team saved for itself goes with it.
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade
);
create index views_owner on views (workspace_id, owner_id) where kind = 'own';
create index views_team on views (workspace_id, team_id) where team_id is not null;
call tenant_table('views');
