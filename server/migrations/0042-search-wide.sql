-- Says which block each hit is in, so that reading may stop in the middle. Read as one, the index must not be asked for a range of
-- blocks: it would gather all documents of them first.
drop function search_hits;
create function search_hits(workspace uuid, wanted tsquery, newest integer, oldest integer, wide boolean, most integer)
  returns table (conversation_id uuid, at timestamptz, block integer) language plpgsql stable security definer
  set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off as $$
declare found integer := 0; counted integer; b integer;
begin
  if workspace is distinct from current_workspace() then return; end if;
  if wide then
    return query select d.conversation_id, d.at, d.block from search_documents d
      where d.workspace_id = workspace and d.lexemes @@ wanted and d.block + 0 <= newest and d.block + 0 >= oldest
      order by d.at desc limit most;
    return;
  end if;
  for b in reverse newest..oldest loop
    return query select d.conversation_id, d.at, b from search_documents d
      where d.workspace_id = workspace and d.block = b and d.lexemes @@ wanted;
    get diagnostics counted = row_count;
    found := found + counted;
    exit when found >= most;
  end loop;
end $$;
revoke all on function search_hits from public;
grant execute on function search_hits to kept_app;
