-- Members, teams, invitations.

create table members (
  workspace_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  name text not null,
  email citext not null,
  role text not null check (role in ('agent', 'manager', 'admin')),
  avatar text,
  language text not null default 'en',
  theme text not null default 'system',
  time_zone text not null default 'UTC',
  signature text not null default '',
  undo_seconds integer not null default 8,
  away boolean not null default false,
  active boolean not null default true,
  last_seen_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, user_id),
  unique (workspace_id, email)
);
create index members_user on members (user_id);
call tenant_table('members');

create table teams (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
create unique index teams_name on teams (workspace_id, lower(name));
call tenant_table('teams');

create table team_members (
  workspace_id uuid not null,
  team_id uuid not null,
  member_id uuid not null,
  primary key (workspace_id, team_id, member_id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade,
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade
);
call tenant_table('team_members');

create table invitations (
  workspace_id uuid not null,
  id uuid not null,
  email citext not null,
  role text not null check (role in ('agent', 'manager', 'admin')),
  team_ids uuid[] not null default '{}',
  token_hash text not null unique,
  invited_by uuid,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
create unique index invitations_open on invitations (workspace_id, email) where accepted_at is null;
call tenant_table('invitations');
