-- Issue trackers (GitHub, GitLab, Jira) and the issues that conversations are linked to.

create table trackers (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('github', 'gitlab', 'jira')),
  name text not null,
  url text not null,
  user_name text,
  token text not null,
  hook_secret text not null,
  failure text,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
-- A webhook names its tracker alone.
create unique index trackers_id on trackers (id);
call tenant_table('trackers');

-- One row an issue, however many conversations are linked to it: as it was when last read.
create table issues (
  workspace_id uuid not null,
  id uuid not null,
  tracker_id uuid not null,
  key text not null,
  url text not null,
  title text not null,
  state text not null check (state in ('open', 'closed')),
  state_name text not null,
  assignee text,
  read_at timestamptz not null,
  -- When it was last asked for, whether or not it could be read.
  asked_at timestamptz not null,
  failure text,
  primary key (workspace_id, id),
  unique (workspace_id, tracker_id, key),
  foreign key (workspace_id, tracker_id) references trackers (workspace_id, id) on delete cascade
);
create index issues_asked on issues (asked_at);
call tenant_table('issues');

create table conversation_issues (
  workspace_id uuid not null,
  conversation_id uuid not null,
  issue_id uuid not null,
  linked_at timestamptz not null,
  primary key (workspace_id, conversation_id, issue_id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, issue_id) references issues (workspace_id, id) on delete cascade
);
create index conversation_issues_issue on conversation_issues (workspace_id, issue_id);
call tenant_table('conversation_issues');
