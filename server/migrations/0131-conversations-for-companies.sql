-- For which of the person's companies it is; null: for the main one.
alter table conversations add column company_id uuid,
  add foreign key (workspace_id, company_id) references companies (workspace_id, id);
create index conversations_company on conversations (workspace_id, company_id) where company_id is not null;
