-- Somebody outside is asked by mail, beside a conversation.

alter table side_conversations
  alter column team_id drop not null,
  -- By which it is mailed; null where a team is asked.
  add column channel_id uuid,
  -- Whom the next words are mailed to.
  add column recipients jsonb not null default '{}',
  -- Every address it was ever mailed to, in lower case: whose words count as an answer.
  add column participants text[] not null default '{}',
  -- Counts within its conversation: its signed address says both.
  add column number integer;
update side_conversations s set number = counted.number from (
  select workspace_id, id, row_number() over (partition by workspace_id, conversation_id order by created_at, id) as number
  from side_conversations) counted
  where s.workspace_id = counted.workspace_id and s.id = counted.id;
alter table side_conversations
  alter column number set not null,
  add check ((team_id is null) <> (channel_id is null));
create unique index side_conversations_number on side_conversations (workspace_id, conversation_id, number);
-- What its asker still has to bring to an end.
create index side_conversations_asked on side_conversations (workspace_id, asked_by, due_at, id) where state <> 'done';

alter table side_messages
  add column from_name text,
  add column from_email text,
  add column recipients jsonb not null default '{}',
  -- Messages of the conversation that go along.
  add column quoted_html text,
  add column outside_pictures integer not null default 0,
  add column automatic jsonb,
  add column authenticity jsonb,
  add column doubt text check (doubt in ('unknown-sender', 'doubtful-sender')),
  add column raw_mail_id uuid,
  add column unreadable text,
  add column delivery_state text check (delivery_state in ('waiting', 'queued', 'sending', 'sent', 'delivered', 'failed')),
  add column delivery jsonb,
  add column bounces jsonb not null default '[]',
  add unique (workspace_id, id);

alter table attachments
  add column side_message_id uuid,
  add foreign key (workspace_id, side_message_id) references side_messages (workspace_id, id) on delete cascade;
create index attachments_side_message on attachments (workspace_id, side_message_id, position) where side_message_id is not null;

-- The side conversation of which a line of Kept's own tells.
alter table messages add column side_id uuid;

-- Mails of a side conversation are kept apart from those of the thread: no id of the one ever stands in the other.
alter table mail_ids add column side_id uuid;
alter table outbound add column side_id uuid;
