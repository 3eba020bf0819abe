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
create index identities_person on identities (workspace_id, person_id);
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
