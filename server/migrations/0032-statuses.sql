-- A workspace's own statuses, each within one of the five categories.

create table statuses (
  workspace_id uuid not null,
  id uuid not null,
  key text not null,
  category text not null check (category in ('open', 'waiting-on-customer', 'waiting-on-us', 'resolved', 'closed')),
  names jsonb not null,
  colour text,
  icon text,
  position integer not null default 0,
  is_default boolean not null default false,
  archived_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, key),
  check (not (is_default and archived_at is not null))
);
create unique index statuses_default on statuses (workspace_id, category) where is_default;
call tenant_table('statuses');

-- `status` stays the category, which everything asks; the workspace's own status within it, or none, stands beside it.
alter table conversations add column status_id uuid;
alter table conversations add foreign key (workspace_id, status_id) references statuses (workspace_id, id);
create index conversations_status_id on conversations (workspace_id, status_id, last_message_at desc, id desc)
  where status_id is not null and deleted_at is null and spam_at is null;

-- Whoever changes the category without naming a status gets the category's default. In the database, because it is changed
-- in many places (a mail arrives, a reply leaves, somebody resolves), and none of them may leave a status of another category.
create function choose_status() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.status_id is not distinct from old.status_id then
    new.status_id := (select id from statuses where workspace_id = new.workspace_id and category = new.status and is_default);
  end if;
  return new;
end $$;
create trigger conversation_status_begun before insert on conversations for each row
  when (new.status_id is null) execute function choose_status();
create trigger conversation_status_changed before update of status on conversations for each row
  when (new.status is distinct from old.status) execute function choose_status();

-- How often a choice is made depends on the field: without knowing that, the planner takes a frequent choice for a rare one
-- and sorts twenty thousand conversations to show fifty.
create statistics field_values_choices (dependencies, mcv) on workspace_id, field_id, choice from field_values;
