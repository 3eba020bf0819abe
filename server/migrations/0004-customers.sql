-- People, their identities, companies.

create table companies (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
create unique index companies_name on companies (workspace_id, lower(name), id);
call tenant_table('companies');

create table company_domains (
  workspace_id uuid not null,
  domain text not null,
  company_id uuid not null,
  primary key (workspace_id, domain),
  foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete cascade
);
create index company_domains_company on company_domains (workspace_id, company_id);
call tenant_table('company_domains');

create table people (
  workspace_id uuid not null,
  id uuid not null,
  name text,
  language text,
  time_zone text,
  city text,
  company_id uuid,
  note text,
  merged_into_id uuid,
  created_at timestamptz not null,
  last_contact_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id),
  foreign key (workspace_id, merged_into_id) references people (workspace_id, id)
);
create index people_recent on people (workspace_id, coalesce(last_contact_at, created_at) desc, id desc) where merged_into_id is null;
create index people_company on people (workspace_id, company_id) where company_id is not null;
create index people_merged on people (workspace_id, merged_into_id) where merged_into_id is not null;
create index people_name on people using gin (workspace_id, lower(name) gin_trgm_ops);
call tenant_table('people');

-- `value` is stored as it is compared: addresses in lower case, numbers with digits and a leading plus only.
create table identities (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('email', 'phone', 'external')),
  value text not null,
  is_primary boolean not null default false,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, kind, value),
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete cascade
);
-- The mailbox of an address without what many providers do not tell apart: dots, dashes and what follows a plus.
create function mailbox(address text) returns text language sql immutable parallel safe
  as $$ select regexp_replace(split_part(split_part(address, '@', 1), '+', 1), '[._-]', '', 'g') $$;

create index identities_person on identities (workspace_id, person_id);
create index identities_mailbox on identities (workspace_id, mailbox(value)) where kind = 'email';
create index identities_value on identities using gin (workspace_id, value gin_trgm_ops);
call tenant_table('identities');

-- A merge is a link: the merged person keeps all that is theirs, so undoing it is taking the link away.
create table person_merges (
  workspace_id uuid not null,
  id uuid not null,
  survivor_id uuid not null,
  merged_id uuid not null,
  by_member_id uuid,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, survivor_id) references people (workspace_id, id),
  foreign key (workspace_id, merged_id) references people (workspace_id, id)
);
create unique index person_merges_open on person_merges (workspace_id, merged_id) where undone_at is null;
create index person_merges_survivor on person_merges (workspace_id, survivor_id);
call tenant_table('person_merges');

-- The operators of trigram indexes may not run before a row-level policy has been asked, so these functions stand for the
-- policy: each answers for the workspace of the transaction only, and reads the indexes as the owner.

-- A pattern of `like` with `words` taken literally.
create function literally(words text) returns text language sql immutable parallel safe
  as $$ select replace(replace(replace(lower(words), '\', '\\'), '%', '\%'), '_', '\_') $$;

-- People whose name, address or number begins with, contains or resembles the words; the best first, 500 at most. Whoever
-- was merged is found as the one they were merged into. Words of one or two letters only find beginnings.
create function people_with_text(workspace uuid, words text) returns table (id uuid, rank integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  with recursive hits as (
    (select p.id, case when lower(p.name) like literally(words) || '%' then 3000 else 2000 end as rank from people p
      where p.workspace_id = workspace and workspace = current_workspace() and length(words) > 2
      and lower(p.name) like '%' || literally(words) || '%' limit 1000)
    union all
    (select p.id, (word_similarity(lower(words), lower(p.name)) * 1000)::integer from people p
      where p.workspace_id = workspace and workspace = current_workspace() and length(words) > 3
      and lower(p.name) %> lower(words)
      -- Resemblance costs most, and nobody needs it where the word itself is found often.
      and (select count(*) < 20 from (select from people p
        where p.workspace_id = workspace and lower(p.name) like '%' || literally(words) || '%' limit 20) as exact)
      limit 1000)
    union all
    (select p.id, 3000 from people p
      where p.workspace_id = workspace and workspace = current_workspace() and length(words) < 3
      and lower(p.name) like literally(words) || '%' limit 1000)
    union all
    (select p.id, 2000 from people p
      where p.workspace_id = workspace and workspace = current_workspace() and length(words) < 3
      and lower(p.name) like '% ' || literally(words) || '%' limit 1000)
    union all
    (select i.person_id, case when i.value = lower(words) then 3500 when i.value like literally(words) || '%' then 2500 else 1500 end
      from identities i where i.workspace_id = workspace and workspace = current_workspace() and length(words) > 2
      and i.value like '%' || literally(words) || '%' limit 1000)
    union all
    (select i.person_id, 2500 from identities i
      where i.workspace_id = workspace and workspace = current_workspace() and length(words) < 3
      and i.value like literally(words) || '%' limit 1000)
    union all
    (select i.person_id, 2400 from identities i
      where i.workspace_id = workspace and workspace = current_workspace() and i.kind = 'phone'
      and words ~ '^[-+().\d\s]{4,}$' and i.value like '%' || regexp_replace(words, '\D', '', 'g') || '%' limit 1000)
  ), up as (
    select p.id, p.merged_into_id, hits.rank from hits join people p on p.workspace_id = workspace and p.id = hits.id
    union
    select p.id, p.merged_into_id, up.rank from up join people p on p.workspace_id = workspace and p.id = up.merged_into_id
  )
  select up.id, max(up.rank)::integer from up where up.merged_into_id is null group by up.id order by 2 desc, 1 desc limit 500
$$;

-- People who may be the same as this one, with the reason; not those merged into anybody.
create function people_resembling(workspace uuid, person uuid) returns table (id uuid, reason text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with recursive same as (
    select p.id, p.name from people p where p.workspace_id = workspace and workspace = current_workspace() and p.id = person
    union all
    select p.id, p.name from people p join same on p.merged_into_id = same.id where p.workspace_id = workspace
  ), mine as (
    select i.kind, mailbox(i.value) as box, right(ltrim(i.value, '+'), 9) as digits
    from identities i where i.workspace_id = workspace and i.person_id in (select same.id from same)
  ), hits as (
    (select p.id, 'same-name' as reason, 3 as weight from same join people p on lower(p.name) = lower(same.name)
      where p.workspace_id = workspace and same.name ~ '\S\s+\S' limit 50)
    union all
    (select i.person_id, 'same-phone', 1 from mine join identities i on i.value like '%' || mine.digits
      where mine.kind = 'phone' and length(mine.digits) = 9 and i.workspace_id = workspace and i.kind = 'phone' limit 50)
    union all
    (select i.person_id, 'similar-address', 2 from mine join identities i on mailbox(i.value) = mine.box
      where mine.kind = 'email' and i.workspace_id = workspace and i.kind = 'email' and length(mine.box) > 4
      -- Everybody has one of these.
      and mine.box <> all (array['admin', 'billing', 'contact', 'hello', 'kontakt', 'noreply', 'office', 'order', 'orders',
        'postmaster', 'sales', 'service', 'support', 'webmaster', 'zakaz']) limit 50)
  )
  select distinct on (p.id) p.id, hits.reason from hits join people p on p.workspace_id = workspace and p.id = hits.id
  where p.merged_into_id is null and p.id not in (select same.id from same) order by p.id, hits.weight
$$;

-- People with an address on a domain.
create function people_on_domain(workspace uuid, domain text) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select person_id from identities where workspace_id = workspace and workspace = current_workspace()
    and kind = 'email' and value like '%@' || literally(domain)
$$;

revoke all on function people_with_text, people_resembling, people_on_domain from public;
grant execute on function people_with_text, people_resembling, people_on_domain to kept_app;
