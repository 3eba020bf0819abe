-- A person acts for any number of companies, and is something in each; one of them is the main one.

create table person_companies (
  workspace_id uuid not null,
  person_id uuid not null,
  company_id uuid not null,
  role text,
  is_main boolean not null default false,
  created_at timestamptz not null,
  primary key (workspace_id, person_id, company_id),
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete cascade,
  foreign key (workspace_id, company_id) references companies (workspace_id, id)
);
create unique index person_companies_main on person_companies (workspace_id, person_id) where is_main;
create index person_companies_company on person_companies (workspace_id, company_id, person_id);

insert into person_companies (workspace_id, person_id, company_id, is_main, created_at)
  select workspace_id, id, company_id, true, created_at from people where company_id is not null;
call tenant_table('person_companies');

comment on column people.company_id is 'Worked out: their main company; of none of their own, that of whoever was merged into them.';

-- Whoever has no company of their own stands for those who were merged into them.
update people set company_id = theirs.company_id
  from (select distinct on (m.workspace_id, m.merged_into_id) m.workspace_id, m.merged_into_id, l.company_id
    from people m join person_companies l on l.workspace_id = m.workspace_id and l.person_id = m.id and l.is_main
    where m.merged_into_id is not null order by m.workspace_id, m.merged_into_id, l.created_at, l.company_id) theirs
  where people.workspace_id = theirs.workspace_id and people.id = theirs.merged_into_id and people.company_id is null;
