-- Saved filters over people.

create table segments (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('own', 'shared')),
  owner_id uuid,
  filter jsonb not null,
  position integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  check (kind <> 'own' or owner_id is not null)
);
create index segments_owner on segments (workspace_id, owner_id) where kind = 'own';
call tenant_table('segments');

-- People are listed in this order, filtered or not. A column, as `due_order` of conversations is.
alter table people add column contact_order timestamptz not null generated always as (coalesce(last_contact_at, created_at)) stored;
drop index people_recent;
create index people_contact on people (workspace_id, contact_order desc, id desc) where merged_into_id is null;

-- Conversations with a reply that did not arrive: few, and asked for by filters.
create index outbound_failed on outbound (workspace_id, conversation_id) where state = 'failed';
