-- Whom notes name: asked by filters. The log has it as well, but not so that a list could be found by it.

create table mentions (
  workspace_id uuid not null,
  message_id uuid not null,
  kind text not null check (kind in ('member', 'team')),
  -- The member or the team.
  named_id uuid not null,
  primary key (workspace_id, message_id, named_id),
  foreign key (workspace_id, message_id) references messages (workspace_id, id) on delete cascade
);
create index mentions_named on mentions (workspace_id, named_id, message_id);
call tenant_table('mentions');

insert into mentions (workspace_id, message_id, kind, named_id)
  select e.workspace_id, e.subject_id, n ->> 'kind', (n ->> 'id')::uuid
  from events e cross join lateral jsonb_array_elements(e.data -> 'mentions') n
  where e.type = 'note.added' and jsonb_typeof(e.data -> 'mentions') = 'array' and n ->> 'kind' in ('member', 'team')
    and exists (select from messages m where m.workspace_id = e.workspace_id and m.id = e.subject_id)
  on conflict do nothing;
