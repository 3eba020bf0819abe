-- Orders with the stages they reached, each of two people: who sent it and who receives it.

-- A fact may be about two people, an order is: both timelines tell it, and it stands in the log once.
alter table events add column other_person_id uuid;
create index events_other_person on events (workspace_id, other_person_id, position desc) where other_person_id is not null;

-- `promised_at` is the last moment that keeps the promise, also where a day was promised. `stage`, `stage_at` and `settled_at`
-- tell of the latest stage. Folded columns have an index whose comparison may run before the row-level wall.
create table orders (
  workspace_id uuid not null,
  id uuid not null,
  number text not null,
  folded_number text collate "C" generated always as (lower(number)) stored,
  amount bigint,
  currency text,
  sender_id uuid,
  recipient_id uuid,
  company_id uuid,
  promised_day date,
  promised_at timestamptz,
  tracking_number text,
  folded_tracking text collate "C" generated always as (lower(tracking_number)) stored,
  tracking_url text,
  invoice_number text,
  invoice_url text,
  stage text,
  folded_stage text collate "C" generated always as (lower(stage)) stored,
  stage_at timestamptz,
  settled_at timestamptz,
  seq integer not null default 1,
  placed_at timestamptz not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, folded_number),
  foreign key (workspace_id, sender_id) references people (workspace_id, id),
  foreign key (workspace_id, recipient_id) references people (workspace_id, id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id),
  check ((amount is null) = (currency is null)),
  check (promised_day is null or promised_at is not null)
);
create index orders_newest on orders (workspace_id, placed_at desc, id desc);
create index orders_sender on orders (workspace_id, sender_id, placed_at desc) where sender_id is not null;
create index orders_recipient on orders (workspace_id, recipient_id, placed_at desc) where recipient_id is not null;
create index orders_company on orders (workspace_id, company_id, placed_at desc) where company_id is not null;
create index orders_stage on orders (workspace_id, folded_stage, placed_at desc);
create index orders_promised on orders (workspace_id, promised_at) where settled_at is null;
create index orders_tracking on orders (workspace_id, folded_tracking) where folded_tracking is not null;
create index orders_words on orders using gin (workspace_id,
  (lower(number || ' ' || coalesce(tracking_number, '') || ' ' || coalesce(invoice_number, ''))) gin_trgm_ops);
call tenant_table('orders');

create table order_stages (
  workspace_id uuid not null,
  order_id uuid not null,
  id uuid not null,
  name text not null,
  at timestamptz not null,
  settles boolean not null,
  primary key (workspace_id, order_id, id),
  foreign key (workspace_id, order_id) references orders (workspace_id, id) on delete cascade
);
call tenant_table('order_stages');

-- What stages are called in a workspace, and whether one settled the last order that reached it.
create table order_stage_names (
  workspace_id uuid not null,
  folded text collate "C" not null,
  name text not null,
  settles boolean not null,
  since timestamptz not null,
  primary key (workspace_id, folded)
);
call tenant_table('order_stage_names');

-- Orders whose number, tracking number, invoice, text fields or people have the words; the best first, 500 at most. Trigrams
-- may not be asked before the row-level policy, so this function stands for it.
create function orders_with_text(workspace uuid, words text) returns table (id uuid, rank integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  with hits as (
    (select o.id, 4000 as rank from orders o where o.workspace_id = workspace and workspace = current_workspace()
      and o.folded_number = lower(words))
    union all
    (select o.id, 3900 from orders o where o.workspace_id = workspace and workspace = current_workspace()
      and o.folded_tracking = lower(words) limit 500)
    union all
    (select o.id, case when o.folded_number like literally(words) || '%' then 3000 else 2000 end from orders o
      where o.workspace_id = workspace and workspace = current_workspace() and length(words) > 2
      and lower(o.number || ' ' || coalesce(o.tracking_number, '') || ' ' || coalesce(o.invoice_number, ''))
        like '%' || literally(words) || '%' limit 500)
    union all
    (select o.id, 1500 from fields f join field_values v on v.workspace_id = workspace and v.field_id = f.id
      join orders o on o.workspace_id = workspace and o.id = v.entity_id
      where f.workspace_id = workspace and workspace = current_workspace() and f.noun = 'order' and f.type = 'text'
      and f.archived_at is null and length(words) > 2 and v.folded like '%' || literally(words) || '%' limit 500)
    union all
    (select o.id, 1000 from people_with_text(workspace, words) who
      join people p on p.workspace_id = workspace and (p.id = who.id or p.merged_into_id = who.id)
      join orders o on o.workspace_id = workspace and (o.sender_id = p.id or o.recipient_id = p.id)
      where length(words) > 2 limit 500)
  )
  select hits.id, max(hits.rank)::integer from hits group by hits.id order by 2 desc, 1 desc limit 500
$$;
revoke all on function orders_with_text from public;
grant execute on function orders_with_text to kept_app, kept_system;

alter table imports drop constraint imports_noun_check;
alter table imports add constraint imports_noun_check check (noun in ('person', 'company', 'order'));
