-- What search finds side conversations by: apart from the threads, because not everybody sees both.

create table search_side_documents (
  workspace_id uuid not null,
  side_id uuid not null,
  at timestamptz not null,
  -- Positions are the numbers of side messages; A subject, B who is asked and who wrote, C names of files, D what was said.
  lexemes tsvector not null,
  primary key (workspace_id, side_id),
  foreign key (workspace_id, side_id) references side_conversations (workspace_id, id) on delete cascade
);
create index search_side_documents_lexemes on search_side_documents using gin (workspace_id, lexemes) with (fastupdate = off);
call tenant_table('search_side_documents');

-- `@@` may not use an index before a row-level policy has been asked, so this stands for the policy, as `search_hits` does.
create function search_side_hits(workspace uuid, wanted tsquery, most integer)
  returns table (side_id uuid, at timestamptz) language plpgsql stable security definer
  set search_path = public, pg_temp as $$
begin
  if workspace is distinct from current_workspace() then return; end if;
  return query select d.side_id, d.at from search_side_documents d
    where d.workspace_id = workspace and d.lexemes @@ wanted order by d.at desc limit most;
end $$;
revoke all on function search_side_hits from public;
grant execute on function search_side_hits to kept_app;

-- What was asked before is indexed along with its conversation.
update search_progress set filled = false, filled_to = null
  where exists (select from side_conversations s where s.workspace_id = search_progress.workspace_id);
