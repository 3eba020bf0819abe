-- Custom fields and their values.

create table fields (
  workspace_id uuid not null,
  id uuid not null,
  noun text not null,
  key text not null,
  type text not null check (type in ('text', 'number', 'choice', 'choices', 'date', 'yes-no', 'money', 'person', 'member')),
  names jsonb not null,
  descriptions jsonb not null default '{}',
  choices jsonb not null default '[]',
  currency text,
  editing text not null check (editing in ('everybody', 'managers', 'admins', 'programs')),
  position integer not null default 0,
  archived_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, noun, key)
);
call tenant_table('fields');

-- One row a value; of several choices one row each, numbered by `part`. A column for each way of comparing, so that each has
-- an index whose comparison may run before the row-level wall: float8 rather than numeric, and the folded text as a column.
-- `entity_id` is of any noun; ids are unique among all of them.
create table field_values (
  workspace_id uuid not null,
  entity_id uuid not null,
  field_id uuid not null,
  part smallint not null default 0,
  words text,
  folded text collate "C" generated always as (lower(words)) stored,
  choice text,
  number double precision,
  day date,
  yes boolean,
  amount bigint,
  currency text,
  reference uuid,
  primary key (workspace_id, entity_id, field_id, part),
  foreign key (workspace_id, field_id) references fields (workspace_id, id) on delete cascade,
  check (num_nonnulls(words, choice, number, day, yes, amount, reference) = 1),
  check ((amount is null) = (currency is null))
);
create index field_values_words on field_values (workspace_id, field_id, folded, entity_id) where folded is not null;
create index field_values_choice on field_values (workspace_id, field_id, choice, entity_id) where choice is not null;
create index field_values_number on field_values (workspace_id, field_id, number, entity_id) where number is not null;
create index field_values_day on field_values (workspace_id, field_id, day, entity_id) where day is not null;
create index field_values_yes on field_values (workspace_id, field_id, yes, entity_id) where yes is not null;
create index field_values_money on field_values (workspace_id, field_id, currency, amount, entity_id) where amount is not null;
create index field_values_reference on field_values (workspace_id, field_id, reference, entity_id) where reference is not null;
create index field_values_trigrams on field_values using gin (workspace_id, field_id, folded gin_trgm_ops) where folded is not null;
call tenant_table('field_values');

-- What has the words somewhere in a text field. The operators of trigram indexes may not run before a row-level policy has
-- been asked, so this function stands for the policy. `sought` comes folded.
create function entities_with_field_text(workspace uuid, field uuid, sought text) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select entity_id from field_values where workspace_id = workspace and workspace = current_workspace()
    and field_id = field and folded like '%' || literally(sought) || '%'
$$;
revoke all on function entities_with_field_text from public;
grant execute on function entities_with_field_text to kept_app, kept_system;
