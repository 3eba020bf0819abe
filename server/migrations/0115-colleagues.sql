-- Somebody of another department, who sees nothing but what their teams are asked.
alter table members drop constraint members_role_check,
  add constraint members_role_check check (role in ('colleague', 'agent', 'manager', 'admin'));
alter table invitations drop constraint invitations_role_check,
  add constraint invitations_role_check check (role in ('colleague', 'agent', 'manager', 'admin'));

-- What these scopes allowed before they were told apart.
update api_keys set scopes = scopes
  || case when 'workspace.read' = any(scopes) then array['live.read'] else '{}' end
  || case when 'conversations.read' = any(scopes) then array['notices.read', 'side-conversations.read'] else '{}' end
  || case when 'conversations.write' = any(scopes) then array['side-conversations.answer'] else '{}' end;
