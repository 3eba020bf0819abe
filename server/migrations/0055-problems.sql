-- Conversations that are part of one problem. The links stay with the conversations at home; what was merged meanwhile is
-- read through the one that stands for it.

create table conversation_problems (
  workspace_id uuid not null,
  conversation_id uuid not null,
  problem_id uuid not null,
  by_member_id uuid,
  at timestamptz not null,
  primary key (workspace_id, conversation_id),
  check (conversation_id <> problem_id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, problem_id) references conversations (workspace_id, id) on delete cascade
);
create index conversation_problems_problem on conversation_problems (workspace_id, problem_id);
call tenant_table('conversation_problems');
