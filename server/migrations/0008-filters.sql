-- What filters need to find the few among a million.

-- The tags of conversations, one a row. The array stays what people change; behind the row-level wall its operators may not
-- use an index, and the planner would not know how often a tag is used. Kept by the database itself, whoever writes.
create table conversation_tags (
  workspace_id uuid not null,
  tag text not null,
  conversation_id uuid not null,
  primary key (workspace_id, tag, conversation_id)
);
call tenant_table('conversation_tags');

create function keep_conversation_tags() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from conversation_tags where workspace_id = old.workspace_id and conversation_id = old.id
      and tag = any(old.tags) and (tg_op = 'DELETE' or tag <> all(new.tags));
  end if;
  if tg_op = 'INSERT' then
    insert into conversation_tags select new.workspace_id, tag, new.id from (select distinct unnest(new.tags)) tags (tag);
  elsif tg_op = 'UPDATE' then
    insert into conversation_tags select new.workspace_id, tag, new.id from (select distinct unnest(new.tags)) tags (tag)
      where tag <> all(old.tags);
  end if;
  return null;
end $$;
create trigger conversation_tags_begun after insert on conversations for each row
  when (new.tags <> '{}') execute function keep_conversation_tags();
create trigger conversation_tags_changed after update of tags on conversations for each row
  when (new.tags is distinct from old.tags) execute function keep_conversation_tags();
create trigger conversation_tags_gone after delete on conversations for each row
  when (old.tags <> '{}') execute function keep_conversation_tags();
insert into conversation_tags select distinct workspace_id, unnest(tags), id from conversations;

-- Any filter by what is due first.
create index conversations_due on conversations (workspace_id, due_order, id) where deleted_at is null and spam_at is null;
