-- Which fields are asked in a conversation.

create table forms (
  workspace_id uuid not null,
  id uuid not null,
  names jsonb not null,
  general boolean not null default false,
  items jsonb not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
-- What is asked everywhere is said once.
create unique index forms_general on forms (workspace_id) where general;
call tenant_table('forms');

-- A topic has one form.
create table form_topics (
  workspace_id uuid not null,
  topic_id uuid not null,
  form_id uuid not null,
  primary key (workspace_id, topic_id),
  foreign key (workspace_id, topic_id) references topics (workspace_id, id) on delete cascade,
  foreign key (workspace_id, form_id) references forms (workspace_id, id) on delete cascade
);
create index form_topics_form on form_topics (workspace_id, form_id);
call tenant_table('form_topics');
