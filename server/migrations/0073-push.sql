-- Browsers that may be pushed to, and the keys by which push services know us.

create table push_keys (
  workspace_id uuid not null,
  public_key text not null,
  -- Sealed under the installation's secret.
  private_key text not null,
  created_at timestamptz not null,
  primary key (workspace_id)
);
call tenant_table('push_keys');

create table push_subscriptions (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  -- The address is as good as a key: whoever has it and the keys may push. Sealed, and found again by its hash.
  endpoint text not null,
  endpoint_hash text not null,
  keys text not null,
  browser text not null,
  created_at timestamptz not null,
  last_at timestamptz,
  failure text,
  primary key (workspace_id, id),
  unique (workspace_id, endpoint_hash),
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade
);
create index push_subscriptions_member on push_subscriptions (workspace_id, member_id);
call tenant_table('push_subscriptions');
