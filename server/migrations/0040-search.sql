-- What search finds conversations by. One document a conversation; made by the search domain from what it reads.

create table search_documents (
  workspace_id uuid not null,
  conversation_id uuid not null,
  -- Documents are counted off in blocks of some thousands, newest first: a search for a frequent word reads the newest
  -- blocks and stops, rather than rank all that have it.
  block integer not null,
  at timestamptz not null,
  -- Positions are the numbers of messages; A subject, B person, C names of files, D what was said.
  lexemes tsvector not null,
  primary key (workspace_id, conversation_id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
) with (toast_tuple_target = 128);
-- Without a list of pending entries: each search would read through it, once for each block.
create index search_documents_lexemes on search_documents using gin (workspace_id, block, lexemes) with (fastupdate = off);
call tenant_table('search_documents');

-- Every word that was ever indexed, for corrections and for what is typed half: `sound` is the word in one alphabet.
create table search_words (
  workspace_id uuid not null,
  word text collate "C" not null,
  sound text collate "C" not null,
  uses integer not null,
  primary key (workspace_id, word)
) with (fillfactor = 80);
create index search_words_sound on search_words (workspace_id, sound);
create index search_words_like on search_words using gin (workspace_id, sound gin_trgm_ops) with (fastupdate = off);
call tenant_table('search_words');

-- How far a workspace is indexed. `filled_to` goes through the conversations that were there before, newest first.
create table search_progress (
  workspace_id uuid primary key,
  version integer not null,
  newest_block integer not null default 0,
  newest_count integer not null default 0,
  oldest_block integer not null default -1,
  oldest_count integer not null default 0,
  filled_to uuid,
  filled boolean not null default false,
  indexed_at timestamptz
);
call tenant_table('search_progress');

-- Neither `@@` nor `%` may use an index before a row-level policy has been asked, so these functions stand for the policy:
-- each answers for the workspace of the transaction only, and reads the indexes as the owner.

-- Documents that a query matches, in blocks from `newest` down to `oldest`; `wide` reads all of them at once.
create function search_hits(workspace uuid, wanted tsquery, newest integer, oldest integer, wide boolean, most integer)
  returns table (conversation_id uuid, at timestamptz) language plpgsql stable security definer
  set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off as $$
declare found integer := 0; counted integer; b integer;
begin
  if workspace is distinct from current_workspace() then return; end if;
  if wide then
    return query select d.conversation_id, d.at from search_documents d
      where d.workspace_id = workspace and d.lexemes @@ wanted and d.block <= newest and d.block >= oldest
      order by d.at desc limit most;
    return;
  end if;
  for b in reverse newest..oldest loop
    return query select d.conversation_id, d.at from search_documents d
      where d.workspace_id = workspace and d.block = b and d.lexemes @@ wanted;
    get diagnostics counted = row_count;
    found := found + counted;
    exit when found >= most;
  end loop;
end $$;

-- Words that sound like one of these, the likest first.
create function search_words_like(workspace uuid, wanted text, most integer)
  returns table (word text, sound text, uses integer) language sql stable security definer
  set search_path = public, pg_temp set pg_trgm.similarity_threshold = 0.32 as $$
  select w.word, w.sound, w.uses from search_words w
  where w.workspace_id = workspace and workspace = current_workspace() and w.sound % wanted
    and length(w.sound) between length(wanted) - 3 and length(wanted) + 3
  order by similarity(w.sound, wanted) desc, w.uses desc limit most
$$;

revoke all on function search_hits, search_words_like from public;
grant execute on function search_hits, search_words_like to kept_app;

-- In how many documents of a block each lexeme is: how telling it is.
create function search_frequencies(workspace uuid, sample integer, wanted text[]) returns table (lexeme text, documents integer)
  language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off as $$
  select w.lexeme, (select count(*)::integer from search_documents d where d.workspace_id = workspace and workspace = current_workspace()
    and d.block = sample and d.lexemes @@ (quote_literal(w.lexeme))::tsquery) from unnest(wanted) as w (lexeme)
$$;
revoke all on function search_frequencies from public;
grant execute on function search_frequencies to kept_app;
