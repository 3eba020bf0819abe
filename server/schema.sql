-- Printed from the migrations by `npm run schema`; read it, change the migrations.

create table api_keys (
  workspace_id uuid not null,
  id uuid not null,
  auth_key_id text not null,
  name text not null,
  start text not null,
  scopes text[] not null,
  created_by uuid,
  expires_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  PRIMARY KEY (workspace_id, id),
  UNIQUE (auth_key_id)
);
-- policy system to kept_system
-- policy tenant to kept_app

create table attachments (
  workspace_id uuid not null,
  id uuid not null,
  message_id uuid,
  uploaded_by uuid,
  "position" integer not null default 0,
  name text not null,
  type text not null,
  size bigint not null,
  hash text not null,
  content_id text,
  inline boolean not null default false,
  created_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, message_id) REFERENCES messages(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX attachments_message ON attachments USING btree (workspace_id, message_id, "position");
-- policy system to kept_system
-- policy tenant to kept_app

create table auth_accounts (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY ("userId") REFERENCES auth_users(id) ON DELETE CASCADE
);
CREATE INDEX "auth_accounts_userId_idx" ON auth_accounts USING btree ("userId");

create table auth_api_keys (
  id text not null,
  "configId" text not null,
  name text,
  start text,
  "referenceId" text not null,
  prefix text,
  key text not null,
  "refillInterval" integer,
  "refillAmount" integer,
  "lastRefillAt" timestamp with time zone,
  enabled boolean,
  "rateLimitEnabled" boolean,
  "rateLimitTimeWindow" integer,
  "rateLimitMax" integer,
  "requestCount" integer,
  remaining integer,
  "lastRequest" timestamp with time zone,
  "expiresAt" timestamp with time zone,
  "createdAt" timestamp with time zone not null,
  "updatedAt" timestamp with time zone not null,
  permissions text,
  metadata text,
  PRIMARY KEY (id)
);
CREATE INDEX "auth_api_keys_configId_idx" ON auth_api_keys USING btree ("configId");
CREATE INDEX "auth_api_keys_referenceId_idx" ON auth_api_keys USING btree ("referenceId");
CREATE INDEX auth_api_keys_key_idx ON auth_api_keys USING btree (key);

create table auth_passkeys (
  id text not null,
  name text,
  "publicKey" text not null,
  "userId" text not null,
  "credentialID" text not null,
  counter integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  transports text,
  "createdAt" timestamp with time zone,
  aaguid text,
  PRIMARY KEY (id),
  FOREIGN KEY ("userId") REFERENCES auth_users(id) ON DELETE CASCADE
);
CREATE INDEX "auth_passkeys_credentialID_idx" ON auth_passkeys USING btree ("credentialID");
CREATE INDEX "auth_passkeys_userId_idx" ON auth_passkeys USING btree ("userId");

create table auth_sessions (
  id text not null,
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null,
  "workspaceId" text,
  PRIMARY KEY (id),
  UNIQUE (token),
  FOREIGN KEY ("userId") REFERENCES auth_users(id) ON DELETE CASCADE
);
CREATE INDEX "auth_sessions_userId_idx" ON auth_sessions USING btree ("userId");

create table auth_two_factors (
  id text not null,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null,
  verified boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY ("userId") REFERENCES auth_users(id) ON DELETE CASCADE
);
CREATE INDEX "auth_two_factors_userId_idx" ON auth_two_factors USING btree ("userId");
CREATE INDEX auth_two_factors_secret_idx ON auth_two_factors USING btree (secret);

create table auth_users (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "twoFactorEnabled" boolean,
  PRIMARY KEY (id),
  UNIQUE (email)
);

create table auth_verifications (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  PRIMARY KEY (id)
);
CREATE INDEX auth_verifications_identifier_idx ON auth_verifications USING btree (identifier);

create table automatic_replies (
  workspace_id uuid not null,
  address text not null,
  conversation_id uuid not null,
  at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, address, conversation_id, at)
);
CREATE INDEX automatic_replies_recent ON automatic_replies USING btree (workspace_id, address, at);
-- policy system to kept_system
-- policy tenant to kept_app

create table channel_addresses (
  workspace_id uuid not null,
  address citext not null,
  channel_id uuid not null,
  PRIMARY KEY (workspace_id, address),
  FOREIGN KEY (workspace_id, channel_id) REFERENCES channels(workspace_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX channel_addresses_address ON channel_addresses USING btree (address);
-- policy system to kept_system
-- policy tenant to kept_app

create table channels (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  address citext not null,
  from_name text,
  enabled boolean not null default true,
  language text,
  team_id uuid,
  reply_minutes integer,
  automatic_reply boolean not null default false,
  automatic_reply_text text,
  signature text,
  reopen_kind text not null default 'reopen'::text,
  reopen_days integer not null default 30,
  imap jsonb,
  smtp jsonb,
  dkim jsonb,
  secrets text,
  states jsonb not null default '[]'::jsonb,
  removed_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  PRIMARY KEY (workspace_id, id),
  CHECK ((kind = 'email'::text)),
  CHECK ((reopen_kind = ANY (ARRAY['reopen'::text, 'new'::text])))
);
-- policy system to kept_system
-- policy tenant to kept_app

create table companies (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  created_at timestamp with time zone not null default now(),
  PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX companies_name ON companies USING btree (workspace_id, lower(name), id);
-- policy system to kept_system
-- policy tenant to kept_app

create table company_domains (
  workspace_id uuid not null,
  domain text not null,
  company_id uuid not null,
  PRIMARY KEY (workspace_id, domain),
  FOREIGN KEY (workspace_id, company_id) REFERENCES companies(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX company_domains_company ON company_domains USING btree (workspace_id, company_id);
-- policy system to kept_system
-- policy tenant to kept_app

create table conversation_channels (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  addresses text[] not null default '{}'::text[],
  PRIMARY KEY (workspace_id, id)
);
-- policy system to kept_system
-- policy tenant to kept_app

create table conversation_tags (
  workspace_id uuid not null,
  tag text not null,
  conversation_id uuid not null,
  PRIMARY KEY (workspace_id, tag, conversation_id)
);
-- policy system to kept_system
-- policy tenant to kept_app

create table conversations (
  workspace_id uuid not null,
  id uuid not null,
  number bigint not null,
  subject text not null,
  snippet text not null default ''::text,
  status text not null,
  urgency text not null default 'normal'::text,
  person_id uuid not null,
  channel_id uuid,
  assignee_id uuid,
  team_id uuid,
  topic_id uuid,
  tags text[] not null default '{}'::text[],
  language text,
  seq integer not null default 0,
  message_count integer not null default 0,
  last_from text not null default 'person'::text,
  last_message_at timestamp with time zone not null,
  attention_at timestamp with time zone,
  due_order timestamp with time zone not null generated always as (COALESCE(attention_at, 'infinity'::timestamp with time zone)) stored,
  resolved_at timestamp with time zone,
  resolved_by uuid,
  deleted_at timestamp with time zone,
  spam_at timestamp with time zone,
  created_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, number),
  CHECK ((last_from = ANY (ARRAY['person'::text, 'member'::text, 'system'::text]))),
  CHECK ((status = ANY (ARRAY['open'::text, 'waiting-on-customer'::text, 'waiting-on-us'::text, 'resolved'::text, 'closed'::text]))),
  CHECK ((urgency = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text, 'urgent'::text]))),
  FOREIGN KEY (workspace_id, person_id) REFERENCES people(workspace_id, id),
  FOREIGN KEY (workspace_id, topic_id) REFERENCES topics(workspace_id, id)
);
CREATE INDEX conversations_all ON conversations USING btree (workspace_id, last_message_at DESC, id DESC) WHERE ((deleted_at IS NULL) AND (spam_at IS NULL));
CREATE INDEX conversations_assigned ON conversations USING btree (workspace_id, assignee_id, last_message_at DESC, id DESC) WHERE ((status = ANY (ARRAY['open'::text, 'waiting-on-us'::text, 'waiting-on-customer'::text])) AND (deleted_at IS NULL) AND (spam_at IS NULL));
CREATE INDEX conversations_due ON conversations USING btree (workspace_id, due_order, id) WHERE ((deleted_at IS NULL) AND (spam_at IS NULL));
CREATE INDEX conversations_open ON conversations USING btree (workspace_id, last_message_at DESC, id DESC) WHERE ((status = ANY (ARRAY['open'::text, 'waiting-on-us'::text])) AND (deleted_at IS NULL) AND (spam_at IS NULL));
CREATE INDEX conversations_open_due ON conversations USING btree (workspace_id, due_order, id) WHERE ((status = ANY (ARRAY['open'::text, 'waiting-on-us'::text])) AND (deleted_at IS NULL) AND (spam_at IS NULL));
CREATE INDEX conversations_person ON conversations USING btree (workspace_id, person_id, last_message_at DESC, id DESC);
CREATE INDEX conversations_resolved ON conversations USING btree (workspace_id, last_message_at DESC, id DESC) WHERE ((status = ANY (ARRAY['resolved'::text, 'closed'::text])) AND (deleted_at IS NULL) AND (spam_at IS NULL));
CREATE INDEX conversations_spam ON conversations USING btree (workspace_id, last_message_at DESC, id DESC) WHERE ((spam_at IS NOT NULL) AND (deleted_at IS NULL));
CREATE INDEX conversations_subject ON conversations USING gin (workspace_id, lower(subject) gin_trgm_ops);
CREATE INDEX conversations_tags ON conversations USING gin (workspace_id, tags);
CREATE INDEX conversations_topic ON conversations USING btree (workspace_id, topic_id) WHERE (topic_id IS NOT NULL);
CREATE INDEX conversations_trash ON conversations USING btree (workspace_id, last_message_at DESC, id DESC) WHERE (deleted_at IS NOT NULL);
CREATE INDEX conversations_waiting ON conversations USING btree (workspace_id, last_message_at DESC, id DESC) WHERE ((status = 'waiting-on-customer'::text) AND (deleted_at IS NULL) AND (spam_at IS NULL));
-- policy system to kept_system
-- policy tenant to kept_app

create table drafts (
  workspace_id uuid not null,
  conversation_id uuid not null,
  member_id uuid not null,
  kind text not null,
  html text not null,
  recipients jsonb not null default '{}'::jsonb,
  attachment_ids uuid[] not null default '{}'::uuid[],
  seen_seq integer not null,
  version integer not null default 1,
  updated_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, conversation_id, member_id, kind),
  CHECK ((kind = ANY (ARRAY['reply'::text, 'note'::text]))),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE
);
-- policy system to kept_system
-- policy tenant to kept_app

create table events (
  workspace_id uuid not null,
  "position" bigint not null generated always as identity,
  tx bigint not null default log_transaction(),
  type text not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id uuid,
  subject_kind text not null,
  subject_id uuid not null,
  conversation_id uuid,
  person_id uuid,
  seq integer,
  data jsonb not null default '{}'::jsonb,
  PRIMARY KEY (workspace_id, "position")
);
CREATE INDEX events_conversation ON events USING btree (workspace_id, conversation_id, "position" DESC) WHERE (conversation_id IS NOT NULL);
CREATE INDEX events_log ON events USING btree (tx, "position");
CREATE INDEX events_person ON events USING btree (workspace_id, person_id, "position" DESC) WHERE (person_id IS NOT NULL);
CREATE INDEX events_workspace_log ON events USING btree (workspace_id, tx, "position");
-- policy system to kept_system
-- policy tenant to kept_app

create table files (
  workspace_id uuid not null,
  hash text not null,
  size bigint not null,
  created_at timestamp with time zone not null default now(),
  PRIMARY KEY (workspace_id, hash)
);
-- policy system to kept_system
-- policy tenant to kept_app

create table idempotency_keys (
  workspace_id uuid not null,
  actor_id uuid not null,
  key text not null,
  request_hash text not null,
  status integer,
  response jsonb,
  created_at timestamp with time zone not null default now(),
  PRIMARY KEY (workspace_id, actor_id, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys USING btree (created_at);
-- policy system to kept_system
-- policy tenant to kept_app

create table identities (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  value text not null,
  is_primary boolean not null default false,
  created_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, kind, value),
  CHECK ((kind = ANY (ARRAY['email'::text, 'phone'::text, 'external'::text]))),
  FOREIGN KEY (workspace_id, person_id) REFERENCES people(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX identities_mailbox ON identities USING btree (workspace_id, mailbox(value)) WHERE (kind = 'email'::text);
CREATE INDEX identities_person ON identities USING btree (workspace_id, person_id);
CREATE INDEX identities_value ON identities USING gin (workspace_id, value gin_trgm_ops);
-- policy system to kept_system
-- policy tenant to kept_app

create table imap_cursors (
  workspace_id uuid not null,
  channel_id uuid not null,
  folder text not null,
  uid_validity text not null,
  last_uid bigint not null,
  fetched_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, channel_id, folder),
  FOREIGN KEY (workspace_id, channel_id) REFERENCES channels(workspace_id, id) ON DELETE CASCADE
);
-- policy system to kept_system
-- policy tenant to kept_app

create table invitations (
  workspace_id uuid not null,
  id uuid not null,
  email citext not null,
  role text not null,
  team_ids uuid[] not null default '{}'::uuid[],
  token_hash text not null,
  invited_by uuid,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  PRIMARY KEY (workspace_id, id),
  UNIQUE (token_hash),
  CHECK ((role = ANY (ARRAY['agent'::text, 'manager'::text, 'admin'::text])))
);
CREATE UNIQUE INDEX invitations_open ON invitations USING btree (workspace_id, email) WHERE (accepted_at IS NULL);
-- policy system to kept_system
-- policy tenant to kept_app

create table log_shift (
  shift bigint not null
);

create table mail_ids (
  workspace_id uuid not null,
  mail_id text not null,
  message_id uuid not null,
  conversation_id uuid not null,
  fingerprint text not null,
  at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, mail_id)
);
CREATE INDEX mail_ids_conversation ON mail_ids USING btree (workspace_id, conversation_id, at DESC);
-- policy system to kept_system
-- policy tenant to kept_app

create table members (
  workspace_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  name text not null,
  email citext not null,
  role text not null,
  avatar text,
  language text not null default 'en'::text,
  theme text not null default 'system'::text,
  time_zone text not null default 'UTC'::text,
  signature text not null default ''::text,
  undo_seconds integer not null default 8,
  away boolean not null default false,
  active boolean not null default true,
  last_seen_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, email),
  UNIQUE (workspace_id, user_id),
  CHECK ((role = ANY (ARRAY['agent'::text, 'manager'::text, 'admin'::text])))
);
CREATE INDEX members_user ON members USING btree (user_id);
-- policy system to kept_system
-- policy tenant to kept_app

create table messages (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  seq integer not null,
  kind text not null,
  person_id uuid,
  member_id uuid,
  at timestamp with time zone not null,
  subject text,
  text text not null,
  html text not null,
  sanitiser_version integer not null default 0,
  outside_pictures integer not null default 0,
  from_name text,
  from_email text,
  recipients jsonb not null default '{}'::jsonb,
  automatic jsonb,
  thread jsonb,
  raw_mail_id uuid,
  unreadable text,
  delivery_state text,
  delivery jsonb,
  bounces jsonb not null default '[]'::jsonb,
  created_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, conversation_id, seq),
  CHECK ((delivery_state = ANY (ARRAY['waiting'::text, 'queued'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'failed'::text]))),
  CHECK ((kind = ANY (ARRAY['inbound'::text, 'outbound'::text, 'note'::text, 'system'::text]))),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id)
);
CREATE INDEX messages_person ON messages USING btree (workspace_id, person_id, at DESC) WHERE (person_id IS NOT NULL);
CREATE INDEX messages_undelivered ON messages USING btree (workspace_id, at DESC) WHERE (delivery_state = 'failed'::text);
-- policy system to kept_system
-- policy tenant to kept_app

create table migrations (
  name text not null,
  checksum text not null,
  at timestamp with time zone not null default now(),
  PRIMARY KEY (name)
);

create table numbers (
  workspace_id uuid not null,
  kind text not null,
  last bigint not null,
  PRIMARY KEY (workspace_id, kind)
);
-- policy system to kept_system
-- policy tenant to kept_app

create table outbound (
  workspace_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  conversation_id uuid not null,
  channel_id uuid not null,
  mail_id text not null,
  state text not null,
  automatic boolean not null default false,
  in_reply_to text,
  "references" text[] not null default '{}'::text[],
  recipients text[] not null default '{}'::text[],
  quote boolean not null default true,
  attempts integer not null default 0,
  claimed_by uuid,
  send_at timestamp with time zone not null,
  next_attempt_at timestamp with time zone,
  reason text,
  answer text,
  sent_at timestamp with time zone,
  created_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, message_id),
  CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'failed'::text]))),
  FOREIGN KEY (workspace_id, channel_id) REFERENCES channels(workspace_id, id)
);
CREATE INDEX outbound_mail_id ON outbound USING btree (workspace_id, mail_id);
CREATE INDEX outbound_pending ON outbound USING btree (COALESCE(next_attempt_at, send_at)) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));
CREATE INDEX outbound_recipients ON outbound USING gin (workspace_id, recipients) WHERE (state = ANY (ARRAY['sent'::text, 'delivered'::text, 'failed'::text]));
-- policy system to kept_system
-- policy tenant to kept_app

create table people (
  workspace_id uuid not null,
  id uuid not null,
  name text,
  language text,
  time_zone text,
  city text,
  company_id uuid,
  note text,
  merged_into_id uuid,
  created_at timestamp with time zone not null,
  last_contact_at timestamp with time zone,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, company_id) REFERENCES companies(workspace_id, id),
  FOREIGN KEY (workspace_id, merged_into_id) REFERENCES people(workspace_id, id)
);
CREATE INDEX people_company ON people USING btree (workspace_id, company_id) WHERE (company_id IS NOT NULL);
CREATE INDEX people_merged ON people USING btree (workspace_id, merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX people_name ON people USING gin (workspace_id, lower(name) gin_trgm_ops);
CREATE INDEX people_recent ON people USING btree (workspace_id, COALESCE(last_contact_at, created_at) DESC, id DESC) WHERE (merged_into_id IS NULL);
-- policy system to kept_system
-- policy tenant to kept_app

create table person_merges (
  workspace_id uuid not null,
  id uuid not null,
  survivor_id uuid not null,
  merged_id uuid not null,
  by_member_id uuid,
  at timestamp with time zone not null,
  undone_at timestamp with time zone,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, merged_id) REFERENCES people(workspace_id, id),
  FOREIGN KEY (workspace_id, survivor_id) REFERENCES people(workspace_id, id)
);
CREATE UNIQUE INDEX person_merges_open ON person_merges USING btree (workspace_id, merged_id) WHERE (undone_at IS NULL);
CREATE INDEX person_merges_survivor ON person_merges USING btree (workspace_id, survivor_id);
-- policy system to kept_system
-- policy tenant to kept_app

create table possible_matches (
  workspace_id uuid not null,
  conversation_id uuid not null,
  other_id uuid not null,
  PRIMARY KEY (workspace_id, conversation_id, other_id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, other_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE
);
-- policy system to kept_system
-- policy tenant to kept_app

create table raw_mails (
  workspace_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  source text not null,
  hash text not null,
  size bigint not null,
  envelope jsonb not null default '{}'::jsonb,
  state text not null default 'received'::text,
  reason text,
  from_email text,
  message_id uuid,
  conversation_id uuid,
  attempts integer not null default 0,
  received_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, id),
  CHECK ((source = ANY (ARRAY['smtp'::text, 'imap'::text, 'http'::text]))),
  CHECK ((state = ANY (ARRAY['received'::text, 'read'::text, 'unreadable'::text, 'duplicate'::text, 'failed'::text]))),
  FOREIGN KEY (workspace_id, channel_id) REFERENCES channels(workspace_id, id)
);
CREATE INDEX raw_mails_newest ON raw_mails USING btree (workspace_id, received_at DESC, id DESC);
CREATE INDEX raw_mails_troubled ON raw_mails USING btree (workspace_id, state, received_at DESC) WHERE (state = ANY (ARRAY['received'::text, 'failed'::text, 'unreadable'::text]));
CREATE INDEX raw_mails_waiting ON raw_mails USING btree (workspace_id, received_at, id) WHERE ((state = 'received'::text) AND (attempts = 0));
-- policy system to kept_system
-- policy tenant to kept_app

create table readers (
  name text not null,
  tx bigint not null,
  "position" bigint not null,
  PRIMARY KEY (name)
);

create table readings (
  workspace_id uuid not null,
  member_id uuid not null,
  conversation_id uuid not null,
  seq integer not null,
  PRIMARY KEY (workspace_id, member_id, conversation_id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE
);
-- policy system to kept_system
-- policy tenant to kept_app

create table team_members (
  workspace_id uuid not null,
  team_id uuid not null,
  member_id uuid not null,
  PRIMARY KEY (workspace_id, team_id, member_id),
  FOREIGN KEY (workspace_id, member_id) REFERENCES members(workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, team_id) REFERENCES teams(workspace_id, id) ON DELETE CASCADE
);
-- policy system to kept_system
-- policy tenant to kept_app

create table teams (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  created_at timestamp with time zone not null default now(),
  PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX teams_name ON teams USING btree (workspace_id, lower(name));
-- policy system to kept_system
-- policy tenant to kept_app

create table topics (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  parent_id uuid,
  "position" integer not null default 0,
  created_at timestamp with time zone not null default now(),
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, parent_id) REFERENCES topics(workspace_id, id)
);
CREATE UNIQUE INDEX topics_name ON topics USING btree (workspace_id, COALESCE(parent_id, '00000000-0000-0000-0000-000000000000'::uuid), lower(name));
-- policy system to kept_system
-- policy tenant to kept_app

create table views (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  owner_id uuid,
  team_id uuid,
  filter jsonb not null,
  sort_order text not null,
  columns text[] not null,
  grouping_by text,
  "position" integer not null default 0,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, id),
  CHECK (((kind <> 'own'::text) OR (owner_id IS NOT NULL))),
  CHECK (((kind = 'team'::text) = (team_id IS NOT NULL))),
  CHECK ((kind = ANY (ARRAY['own'::text, 'team'::text, 'shared'::text]))),
  CHECK ((sort_order = ANY (ARRAY['newest'::text, 'oldest'::text, 'due'::text]))),
  FOREIGN KEY (workspace_id, team_id) REFERENCES teams(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX views_owner ON views USING btree (workspace_id, owner_id) WHERE (kind = 'own'::text);
CREATE INDEX views_team ON views USING btree (workspace_id, team_id) WHERE (team_id IS NOT NULL);
-- policy system to kept_system
-- policy tenant to kept_app

create table webhook_deliveries (
  workspace_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  event_position bigint not null,
  event_type text not null,
  state text not null,
  attempts integer not null default 0,
  status integer,
  answer text,
  next_attempt_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  delivered_at timestamp with time zone,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, webhook_id, event_position),
  CHECK ((state = ANY (ARRAY['queued'::text, 'delivered'::text, 'retrying'::text, 'failed'::text]))),
  FOREIGN KEY (workspace_id, webhook_id) REFERENCES webhooks(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX webhook_deliveries_newest ON webhook_deliveries USING btree (workspace_id, webhook_id, created_at DESC, id DESC);
-- policy system to kept_system
-- policy tenant to kept_app

create table webhooks (
  workspace_id uuid not null,
  id uuid not null,
  url text not null,
  events text[] not null,
  enabled boolean not null default true,
  secret text not null,
  failing_since timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  PRIMARY KEY (workspace_id, id)
);
-- policy system to kept_system
-- policy tenant to kept_app

create table workspaces (
  id uuid not null,
  name text not null,
  language text not null default 'en'::text,
  time_zone text not null default 'UTC'::text,
  demo boolean not null default false,
  created_at timestamp with time zone not null default now(),
  PRIMARY KEY (id)
);
-- policy system to kept_system
-- policy tenant to kept_app

CREATE OR REPLACE FUNCTION public.add_job(name text, payload json, job_key text, queue text, run_at timestamp with time zone, max_attempts integer)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select (graphile_worker.add_job(name, payload, queue, run_at, max_attempts, job_key)).id $function$;

CREATE OR REPLACE FUNCTION public.conversations_with_text(workspace uuid, words text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select id from conversations where workspace_id = workspace and workspace = current_workspace()
    and words ~ '^#?\d{1,9}$' and number = ltrim(words, '#')::bigint
  union
  (select id from conversations where workspace_id = workspace and workspace = current_workspace()
    and lower(subject) like '%' || replace(replace(lower(words), '%', '\%'), '_', '\_') || '%' limit 2000)
  union
  (select c.id from conversations c join people p on p.workspace_id = c.workspace_id and p.id = c.person_id
    where c.workspace_id = workspace and workspace = current_workspace() and p.workspace_id = workspace
    and lower(p.name) like '%' || replace(replace(lower(words), '%', '\%'), '_', '\_') || '%' limit 2000)
  union
  (select c.id from identities i join conversations c on c.workspace_id = i.workspace_id and c.person_id = i.person_id
    where i.workspace_id = workspace and workspace = current_workspace()
    and i.value like '%' || replace(replace(lower(words), '%', '\%'), '_', '\_') || '%' limit 2000)
$function$;

CREATE OR REPLACE FUNCTION public.current_workspace()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('kept.workspace_id', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION public.keep_conversation_tags()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.literally(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select replace(replace(replace(lower(words), '\', '\\'), '%', '\%'), '_', '\_') $function$;

CREATE OR REPLACE FUNCTION public.log_horizon()
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$ select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + (select shift from log_shift) $function$;

CREATE OR REPLACE FUNCTION public.log_transaction()
 RETURNS bigint
 LANGUAGE sql
AS $function$ select pg_current_xact_id()::text::bigint + (select shift from log_shift) $function$;

CREATE OR REPLACE FUNCTION public.mailbox(address text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select regexp_replace(split_part(split_part(address, '@', 1), '+', 1), '[._-]', '', 'g') $function$;

CREATE OR REPLACE FUNCTION public.people_on_domain(workspace uuid, domain text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select person_id from identities where workspace_id = workspace and workspace = current_workspace()
    and kind = 'email' and value like '%@' || literally(domain)
$function$;

CREATE OR REPLACE FUNCTION public.people_resembling(workspace uuid, person uuid)
 RETURNS TABLE(id uuid, reason text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive same as (
    select p.id, p.name from people p where p.workspace_id = workspace and workspace = current_workspace() and p.id = person
    union all
    select p.id, p.name from people p join same on p.merged_into_id = same.id where p.workspace_id = workspace
  ), mine as (
    select i.kind, mailbox(i.value) as box, right(ltrim(i.value, '+'), 9) as digits
    from identities i where i.workspace_id = workspace and i.person_id in (select same.id from same)
  ), hits as (
    (select p.id, 'same-name' as reason, 3 as weight from same join people p on lower(p.name) = lower(same.name)
      where p.workspace_id = workspace and same.name ~ '\S\s+\S' limit 50)
    union all
    (select i.person_id, 'same-phone', 1 from mine join identities i on i.value like '%' || mine.digits
      where mine.kind = 'phone' and length(mine.digits) = 9 and i.workspace_id = workspace and i.kind = 'phone' limit 50)
    union all
    (select i.person_id, 'similar-address', 2 from mine join identities i on mailbox(i.value) = mine.box
      where mine.kind = 'email' and i.workspace_id = workspace and i.kind = 'email' and length(mine.box) > 4
      -- Everybody has one of these.
      and mine.box <> all (array['admin', 'billing', 'contact', 'hello', 'kontakt', 'noreply', 'office', 'order', 'orders',
        'postmaster', 'sales', 'service', 'support', 'webmaster', 'zakaz']) limit 50)
  )
  select distinct on (p.id) p.id, hits.reason from hits join people p on p.workspace_id = workspace and p.id = hits.id
  where p.merged_into_id is null and p.id not in (select same.id from same) order by p.id, hits.weight
$function$;

CREATE OR REPLACE FUNCTION public.people_with_text(workspace uuid, words text)
 RETURNS TABLE(id uuid, rank integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive hits as (
    (select p.id, case when lower(p.name) like literally(words) || '%' then 3000 else 2000 end as rank from people p
      where p.workspace_id = workspace and workspace = current_workspace() and length(words) > 2
      and lower(p.name) like '%' || literally(words) || '%' limit 1000)
    union all
    (select p.id, (word_similarity(lower(words), lower(p.name)) * 1000)::integer from people p
      where p.workspace_id = workspace and workspace = current_workspace() and length(words) > 3
      and lower(p.name) %> lower(words)
      -- Resemblance costs most, and nobody needs it where the word itself is found often.
      and (select count(*) < 20 from (select from people p
        where p.workspace_id = workspace and lower(p.name) like '%' || literally(words) || '%' limit 20) as exact)
      limit 1000)
    union all
    (select p.id, 3000 from people p
      where p.workspace_id = workspace and workspace = current_workspace() and length(words) < 3
      and lower(p.name) like literally(words) || '%' limit 1000)
    union all
    (select p.id, 2000 from people p
      where p.workspace_id = workspace and workspace = current_workspace() and length(words) < 3
      and lower(p.name) like '% ' || literally(words) || '%' limit 1000)
    union all
    (select i.person_id, case when i.value = lower(words) then 3500 when i.value like literally(words) || '%' then 2500 else 1500 end
      from identities i where i.workspace_id = workspace and workspace = current_workspace() and length(words) > 2
      and i.value like '%' || literally(words) || '%' limit 1000)
    union all
    (select i.person_id, 2500 from identities i
      where i.workspace_id = workspace and workspace = current_workspace() and length(words) < 3
      and i.value like literally(words) || '%' limit 1000)
    union all
    (select i.person_id, 2400 from identities i
      where i.workspace_id = workspace and workspace = current_workspace() and i.kind = 'phone'
      and words ~ '^[-+().\d\s]{4,}$' and i.value like '%' || regexp_replace(words, '\D', '', 'g') || '%' limit 1000)
  ), up as (
    select p.id, p.merged_into_id, hits.rank from hits join people p on p.workspace_id = workspace and p.id = hits.id
    union
    select p.id, p.merged_into_id, up.rank from up join people p on p.workspace_id = workspace and p.id = up.merged_into_id
  )
  select up.id, max(up.rank)::integer from up where up.merged_into_id is null group by up.id order by 2 desc, 1 desc limit 500
$function$;

CREATE OR REPLACE PROCEDURE public.tenant_table(IN name text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy tenant on %I to kept_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', name);
  execute format('create policy system on %I to kept_system using (true) with check (true)', name);
  execute format('create policy owner on %I to current_user using (true) with check (true)', name);
  execute format('grant select, insert, update, delete on %I to kept_app, kept_system', name);
end $procedure$;
