-- Two letters changed round in a short word leave little alike: the threshold is lower, and the nearest are found by counting edits.
create or replace function search_words_like(workspace uuid, wanted text, most integer)
  returns table (word text, sound text, uses integer) language sql stable security definer
  set search_path = public, pg_temp set pg_trgm.similarity_threshold = 0.24 as $$
  select w.word, w.sound, w.uses from search_words w
  where w.workspace_id = workspace and workspace = current_workspace() and w.sound % wanted
    and length(w.sound) between length(wanted) - 3 and length(wanted) + 4
  order by similarity(w.sound, wanted) desc, w.uses desc limit most
$$;
