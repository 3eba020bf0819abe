-- Whose subject is like this, by conversations_subject: behind the row-level wall `like` may not use an index itself.
create function conversations_with_subject(workspace uuid, likely text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select id from conversations where workspace_id = workspace and workspace = current_workspace() and lower(subject) like likely
$$;
revoke all on function conversations_with_subject from public;
grant execute on function conversations_with_subject to kept_app;
