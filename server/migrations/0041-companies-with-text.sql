-- Companies by a part of their name or the beginning of a domain, by index; stands for the policy as people_with_text does.

create index companies_name_like on companies using gin (workspace_id, lower(name) gin_trgm_ops);
create index company_domains_like on company_domains using gin (workspace_id, domain gin_trgm_ops);

create function companies_with_text(workspace uuid, words text) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  (select id from companies where workspace_id = workspace and workspace = current_workspace()
    and lower(name) like '%' || literally(words) || '%')
  union
  (select company_id from company_domains where workspace_id = workspace and workspace = current_workspace()
    and domain like literally(words) || '%')
$$;
revoke all on function companies_with_text from public;
grant execute on function companies_with_text to kept_app;
