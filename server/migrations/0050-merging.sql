-- Conversations found to be one. A merge is a link: the merged conversation keeps its messages, its number and where it
-- stood, so undoing it is taking the link away.

-- The conversation that stands for this one now, over however many merges; null where it stands for itself. What the rows of
-- conversation_merges say one by one, kept so that a list needs no walk.
alter table conversations add column survivor_id uuid;
alter table conversations add foreign key (workspace_id, survivor_id) references conversations (workspace_id, id);
create index conversations_survivor on conversations (workspace_id, survivor_id) where survivor_id is not null;

-- The line that the list showed for the message, where its text does not tell it: text without what it quotes. It is
-- needed again when a newer message leaves.
alter table messages add column snippet text;

create table conversation_merges (
  workspace_id uuid not null,
  id uuid not null,
  survivor_id uuid not null,
  merged_id uuid not null,
  -- The number of the merge in the survivor's thread: who has not seen it has seen nothing of what came with it.
  seq integer not null,
  by_member_id uuid,
  at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, survivor_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, merged_id) references conversations (workspace_id, id) on delete cascade
);
create unique index conversation_merges_open on conversation_merges (workspace_id, merged_id) where undone_at is null;
create index conversation_merges_survivor on conversation_merges (workspace_id, survivor_id);
call tenant_table('conversation_merges');

-- Conversations whose subject resembles this one's, not yet settled. Trigrams may not run before the row-level wall, so the
-- function stands for the policy.
create function conversations_resembling(workspace uuid, conversation uuid) returns setof uuid language sql stable
  security definer set search_path = public, pg_temp as $$
  select o.id from conversations c join conversations o on o.workspace_id = workspace and lower(o.subject) % lower(c.subject)
  where c.workspace_id = workspace and workspace = current_workspace() and c.id = conversation and o.id <> c.id
    and length(c.subject) > 5 and similarity(lower(o.subject), lower(c.subject)) > 0.5 and o.status in ('open', 'waiting-on-us', 'waiting-on-customer')
    and o.survivor_id is null and o.deleted_at is null and o.spam_at is null
  order by similarity(lower(o.subject), lower(c.subject)) desc, o.last_message_at desc limit 10
$$;
revoke all on function conversations_resembling from public;
grant execute on function conversations_resembling to kept_app;
