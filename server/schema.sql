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
  ready_made boolean not null default false,
  side_message_id uuid,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, message_id) REFERENCES messages(workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, side_message_id) REFERENCES side_messages(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX attachments_message ON attachments USING btree (workspace_id, message_id, "position");
CREATE INDEX attachments_side_message ON attachments USING btree (workspace_id, side_message_id, "position") WHERE (side_message_id IS NOT NULL);
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

create table blocked_senders (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  value text not null,
  member_id uuid,
  kept integer not null default 0,
  last_at timestamp with time zone,
  created_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, value),
  CHECK ((kind = ANY (ARRAY['address'::text, 'domain'::text])))
);
-- policy system to kept_system
-- policy tenant to kept_app

create table bulk_rows (
  workspace_id uuid not null,
  run_id uuid not null,
  conversation_id uuid not null,
  seq integer not null,
  state text not null default 'waiting'::text,
  reason text,
  detail text,
  changes jsonb,
  message_id uuid,
  fault jsonb,
  PRIMARY KEY (workspace_id, run_id, conversation_id),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'unchanged'::text, 'refused'::text, 'undone'::text, 'left'::text]))),
  FOREIGN KEY (workspace_id, run_id) REFERENCES bulk_runs(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX bulk_rows_by_state ON bulk_rows USING btree (workspace_id, run_id, state, conversation_id);
-- policy system to kept_system
-- policy tenant to kept_app

create table bulk_runs (
  workspace_id uuid not null,
  id uuid not null,
  act jsonb not null,
  selection jsonb,
  state text not null,
  actor_kind text not null,
  actor_id uuid not null,
  actor_name text not null,
  abilities text[] not null,
  collected_to uuid,
  total integer not null default 0,
  done integer not null default 0,
  unchanged integer not null default 0,
  refused integer not null default 0,
  undone integer not null default 0,
  "left" integer not null default 0,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  PRIMARY KEY (workspace_id, id),
  CHECK ((actor_kind = ANY (ARRAY['member'::text, 'key'::text]))),
  CHECK ((state = ANY (ARRAY['collecting'::text, 'running'::text, 'stopped'::text, 'finished'::text, 'undoing'::text, 'undone'::text])))
);
CREATE INDEX bulk_runs_newest ON bulk_runs USING btree (workspace_id, created_at DESC, id DESC);
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
  checked_by text,
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
CREATE INDEX companies_name_like ON companies USING gin (workspace_id, lower(name) gin_trgm_ops);
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
CREATE INDEX company_domains_like ON company_domains USING gin (workspace_id, domain gin_trgm_ops);
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

create table conversation_issues (
  workspace_id uuid not null,
  conversation_id uuid not null,
  issue_id uuid not null,
  linked_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, conversation_id, issue_id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, issue_id) REFERENCES issues(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX conversation_issues_issue ON conversation_issues USING btree (workspace_id, issue_id);
-- policy system to kept_system
-- policy tenant to kept_app

create table conversation_merges (
  workspace_id uuid not null,
  id uuid not null,
  survivor_id uuid not null,
  merged_id uuid not null,
  seq integer not null,
  by_member_id uuid,
  at timestamp with time zone not null,
  undone_at timestamp with time zone,
  undone_by uuid,
  of_split uuid,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, merged_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, survivor_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX conversation_merges_open ON conversation_merges USING btree (workspace_id, merged_id) WHERE (undone_at IS NULL);
CREATE INDEX conversation_merges_survivor ON conversation_merges USING btree (workspace_id, survivor_id);
-- policy system to kept_system
-- policy tenant to kept_app

create table conversation_problems (
  workspace_id uuid not null,
  conversation_id uuid not null,
  problem_id uuid not null,
  by_member_id uuid,
  at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, conversation_id),
  CHECK ((conversation_id <> problem_id)),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, problem_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX conversation_problems_problem ON conversation_problems USING btree (workspace_id, problem_id);
-- policy system to kept_system
-- policy tenant to kept_app

create table conversation_splits (
  workspace_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  by_member_id uuid,
  at timestamp with time zone not null,
  undone_at timestamp with time zone,
  undone_by uuid,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, from_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, to_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX conversation_splits_from ON conversation_splits USING btree (workspace_id, from_id);
CREATE INDEX conversation_splits_to ON conversation_splits USING btree (workspace_id, to_id);
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
  status_id uuid,
  survivor_id uuid,
  spam_reason jsonb,
  snoozed_at timestamp with time zone,
  snoozed_until timestamp with time zone,
  snoozed_by uuid,
  returned_at timestamp with time zone,
  returned_why text,
  company_id uuid,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, number),
  CHECK ((last_from = ANY (ARRAY['person'::text, 'member'::text, 'system'::text]))),
  CHECK ((returned_why = ANY (ARRAY['time'::text, 'message'::text]))),
  CHECK ((status = ANY (ARRAY['open'::text, 'waiting-on-customer'::text, 'waiting-on-us'::text, 'resolved'::text, 'closed'::text]))),
  CHECK ((urgency = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text, 'urgent'::text]))),
  FOREIGN KEY (workspace_id, company_id) REFERENCES companies(workspace_id, id),
  FOREIGN KEY (workspace_id, person_id) REFERENCES people(workspace_id, id),
  FOREIGN KEY (workspace_id, status_id) REFERENCES statuses(workspace_id, id),
  FOREIGN KEY (workspace_id, survivor_id) REFERENCES conversations(workspace_id, id),
  FOREIGN KEY (workspace_id, topic_id) REFERENCES topics(workspace_id, id)
);
CREATE INDEX conversations_all ON conversations USING btree (workspace_id, last_message_at DESC, id DESC) WHERE ((deleted_at IS NULL) AND (spam_at IS NULL));
CREATE INDEX conversations_assigned ON conversations USING btree (workspace_id, assignee_id, last_message_at DESC, id DESC) WHERE ((status = ANY (ARRAY['open'::text, 'waiting-on-us'::text, 'waiting-on-customer'::text])) AND (deleted_at IS NULL) AND (spam_at IS NULL));
CREATE INDEX conversations_begun ON conversations USING btree (workspace_id, number) WHERE ((status = ANY (ARRAY['open'::text, 'waiting-on-us'::text, 'waiting-on-customer'::text])) AND (deleted_at IS NULL) AND (spam_at IS NULL));
CREATE INDEX conversations_company ON conversations USING btree (workspace_id, company_id) WHERE (company_id IS NOT NULL);
CREATE INDEX conversations_due ON conversations USING btree (workspace_id, due_order, id) WHERE ((deleted_at IS NULL) AND (spam_at IS NULL));
CREATE INDEX conversations_open ON conversations USING btree (workspace_id, last_message_at DESC, id DESC) WHERE ((status = ANY (ARRAY['open'::text, 'waiting-on-us'::text])) AND (deleted_at IS NULL) AND (spam_at IS NULL));
CREATE INDEX conversations_open_due ON conversations USING btree (workspace_id, due_order, id) WHERE ((status = ANY (ARRAY['open'::text, 'waiting-on-us'::text])) AND (deleted_at IS NULL) AND (spam_at IS NULL));
CREATE INDEX conversations_person ON conversations USING btree (workspace_id, person_id, last_message_at DESC, id DESC);
CREATE INDEX conversations_resolved ON conversations USING btree (workspace_id, last_message_at DESC, id DESC) WHERE ((status = ANY (ARRAY['resolved'::text, 'closed'::text])) AND (deleted_at IS NULL) AND (spam_at IS NULL));
CREATE INDEX conversations_resolved_age ON conversations USING btree (workspace_id, resolved_at) WHERE ((resolved_at IS NOT NULL) AND (deleted_at IS NULL) AND (spam_at IS NULL));
CREATE INDEX conversations_snoozed ON conversations USING btree (workspace_id, last_message_at DESC, id DESC) WHERE ((snoozed_at IS NOT NULL) AND (deleted_at IS NULL) AND (spam_at IS NULL));
CREATE INDEX conversations_spam ON conversations USING btree (workspace_id, last_message_at DESC, id DESC) WHERE ((spam_at IS NOT NULL) AND (deleted_at IS NULL));
CREATE INDEX conversations_spam_age ON conversations USING btree (workspace_id, spam_at) WHERE ((spam_at IS NOT NULL) AND (deleted_at IS NULL));
CREATE INDEX conversations_status_id ON conversations USING btree (workspace_id, status_id, last_message_at DESC, id DESC) WHERE ((status_id IS NOT NULL) AND (deleted_at IS NULL) AND (spam_at IS NULL));
CREATE INDEX conversations_subject ON conversations USING gin (workspace_id, lower(subject) gin_trgm_ops);
CREATE INDEX conversations_survivor ON conversations USING btree (workspace_id, survivor_id) WHERE (survivor_id IS NOT NULL);
CREATE INDEX conversations_tags ON conversations USING gin (workspace_id, tags);
CREATE INDEX conversations_topic ON conversations USING btree (workspace_id, topic_id) WHERE (topic_id IS NOT NULL);
CREATE INDEX conversations_trash ON conversations USING btree (workspace_id, last_message_at DESC, id DESC) WHERE (deleted_at IS NOT NULL);
CREATE INDEX conversations_trash_age ON conversations USING btree (workspace_id, deleted_at) WHERE (deleted_at IS NOT NULL);
CREATE INDEX conversations_urgency ON conversations USING btree (workspace_id, urgency, due_order, id) WHERE ((deleted_at IS NULL) AND (spam_at IS NULL));
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
  ready_use jsonb,
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
  other_person_id uuid,
  PRIMARY KEY (workspace_id, "position")
);
CREATE INDEX events_conversation ON events USING btree (workspace_id, conversation_id, "position" DESC) WHERE (conversation_id IS NOT NULL);
CREATE INDEX events_log ON events USING btree (tx, "position");
CREATE INDEX events_other_person ON events USING btree (workspace_id, other_person_id, "position" DESC) WHERE (other_person_id IS NOT NULL);
CREATE INDEX events_person ON events USING btree (workspace_id, person_id, "position" DESC) WHERE (person_id IS NOT NULL);
CREATE INDEX events_workspace_log ON events USING btree (workspace_id, tx, "position");
-- policy system to kept_system
-- policy tenant to kept_app

create table field_values (
  workspace_id uuid not null,
  entity_id uuid not null,
  field_id uuid not null,
  part smallint not null default 0,
  words text,
  folded text generated always as (lower(words)) stored,
  choice text,
  number double precision,
  day date,
  yes boolean,
  amount bigint,
  currency text,
  reference uuid,
  PRIMARY KEY (workspace_id, entity_id, field_id, part),
  CHECK (((amount IS NULL) = (currency IS NULL))),
  CHECK ((num_nonnulls(words, choice, number, day, yes, amount, reference) = 1)),
  FOREIGN KEY (workspace_id, field_id) REFERENCES fields(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX field_values_choice ON field_values USING btree (workspace_id, field_id, choice, entity_id) WHERE (choice IS NOT NULL);
CREATE INDEX field_values_day ON field_values USING btree (workspace_id, field_id, day, entity_id) WHERE (day IS NOT NULL);
CREATE INDEX field_values_money ON field_values USING btree (workspace_id, field_id, currency, amount, entity_id) WHERE (amount IS NOT NULL);
CREATE INDEX field_values_number ON field_values USING btree (workspace_id, field_id, number, entity_id) WHERE (number IS NOT NULL);
CREATE INDEX field_values_reference ON field_values USING btree (workspace_id, field_id, reference, entity_id) WHERE (reference IS NOT NULL);
CREATE INDEX field_values_trigrams ON field_values USING gin (workspace_id, field_id, folded gin_trgm_ops) WHERE (folded IS NOT NULL);
CREATE INDEX field_values_words ON field_values USING btree (workspace_id, field_id, folded, entity_id) WHERE (folded IS NOT NULL);
CREATE INDEX field_values_yes ON field_values USING btree (workspace_id, field_id, yes, entity_id) WHERE (yes IS NOT NULL);
-- policy system to kept_system
-- policy tenant to kept_app

create table fields (
  workspace_id uuid not null,
  id uuid not null,
  noun text not null,
  key text not null,
  type text not null,
  names jsonb not null,
  descriptions jsonb not null default '{}'::jsonb,
  choices jsonb not null default '[]'::jsonb,
  currency text,
  editing text not null,
  "position" integer not null default 0,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, noun, key),
  CHECK ((editing = ANY (ARRAY['everybody'::text, 'managers'::text, 'admins'::text, 'programs'::text]))),
  CHECK ((type = ANY (ARRAY['text'::text, 'number'::text, 'choice'::text, 'choices'::text, 'date'::text, 'yes-no'::text, 'money'::text, 'person'::text, 'member'::text])))
);
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

create table followers (
  workspace_id uuid not null,
  conversation_id uuid not null,
  member_id uuid not null,
  at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, conversation_id, member_id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, member_id) REFERENCES members(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX followers_member ON followers USING btree (workspace_id, member_id);
-- policy system to kept_system
-- policy tenant to kept_app

create table form_topics (
  workspace_id uuid not null,
  topic_id uuid not null,
  form_id uuid not null,
  PRIMARY KEY (workspace_id, topic_id),
  FOREIGN KEY (workspace_id, form_id) REFERENCES forms(workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, topic_id) REFERENCES topics(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX form_topics_form ON form_topics USING btree (workspace_id, form_id);
-- policy system to kept_system
-- policy tenant to kept_app

create table forms (
  workspace_id uuid not null,
  id uuid not null,
  names jsonb not null,
  general boolean not null default false,
  items jsonb not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX forms_general ON forms USING btree (workspace_id) WHERE general;
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

create table import_rows (
  workspace_id uuid not null,
  import_id uuid not null,
  number integer not null,
  cells text[] not null,
  outcome text,
  troubles jsonb not null default '[]'::jsonb,
  entity_id uuid,
  PRIMARY KEY (workspace_id, import_id, number),
  CHECK ((outcome = ANY (ARRAY['created'::text, 'changed'::text, 'failed'::text]))),
  FOREIGN KEY (workspace_id, import_id) REFERENCES imports(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX import_rows_left ON import_rows USING btree (workspace_id, import_id, number) WHERE (outcome IS NULL);
CREATE INDEX import_rows_outcome ON import_rows USING btree (workspace_id, import_id, outcome, number) WHERE (outcome IS NOT NULL);
-- policy system to kept_system
-- policy tenant to kept_app

create table imports (
  workspace_id uuid not null,
  id uuid not null,
  noun text not null,
  name text not null,
  columns text[] not null,
  mapping jsonb not null,
  state text not null,
  total integer not null,
  done integer not null default 0,
  created integer not null default 0,
  changed integer not null default 0,
  failed integer not null default 0,
  actor_kind text not null,
  actor_id uuid,
  actor_name text,
  created_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, id),
  CHECK ((noun = ANY (ARRAY['person'::text, 'company'::text, 'order'::text]))),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'stopped'::text, 'done'::text])))
);
CREATE INDEX imports_newest ON imports USING btree (workspace_id, created_at DESC);
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
  CHECK ((role = ANY (ARRAY['colleague'::text, 'agent'::text, 'manager'::text, 'admin'::text])))
);
CREATE UNIQUE INDEX invitations_open ON invitations USING btree (workspace_id, email) WHERE (accepted_at IS NULL);
-- policy system to kept_system
-- policy tenant to kept_app

create table issues (
  workspace_id uuid not null,
  id uuid not null,
  tracker_id uuid not null,
  key text not null,
  url text not null,
  title text not null,
  state text not null,
  state_name text not null,
  assignee text,
  read_at timestamp with time zone not null,
  asked_at timestamp with time zone not null,
  failure text,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, tracker_id, key),
  CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  FOREIGN KEY (workspace_id, tracker_id) REFERENCES trackers(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX issues_asked ON issues USING btree (asked_at);
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
  rewritten boolean not null default false,
  side_id uuid,
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
  CHECK ((role = ANY (ARRAY['colleague'::text, 'agent'::text, 'manager'::text, 'admin'::text])))
);
CREATE INDEX members_user ON members USING btree (user_id);
-- policy system to kept_system
-- policy tenant to kept_app

create table mentions (
  workspace_id uuid not null,
  message_id uuid not null,
  kind text not null,
  named_id uuid not null,
  PRIMARY KEY (workspace_id, message_id, named_id),
  CHECK ((kind = ANY (ARRAY['member'::text, 'team'::text]))),
  FOREIGN KEY (workspace_id, message_id) REFERENCES messages(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX mentions_named ON mentions USING btree (workspace_id, named_id, message_id);
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
  authenticity jsonb,
  snippet text,
  sent_anyway jsonb,
  side_id uuid,
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

create table notice_settings (
  workspace_id uuid not null,
  member_id uuid not null,
  kinds jsonb not null,
  digest_minutes integer not null,
  quiet jsonb,
  updated_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, member_id),
  FOREIGN KEY (workspace_id, member_id) REFERENCES members(workspace_id, id) ON DELETE CASCADE
);
-- policy system to kept_system
-- policy tenant to kept_app

create table notices (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  "position" bigint not null,
  kind text not null,
  conversation_id uuid not null,
  message_id uuid,
  seq integer,
  actor_kind text not null,
  actor_id uuid,
  snippet text not null,
  in_product boolean not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  mail_way text,
  mail_at timestamp with time zone,
  mailed_at timestamp with time zone,
  side_id uuid,
  side_message_id uuid,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, member_id, "position"),
  CHECK ((kind = ANY (ARRAY['mention'::text, 'assignment'::text, 'team'::text, 'reply'::text, 'snooze'::text, 'question'::text, 'answer'::text]))),
  CHECK ((mail_way = ANY (ARRAY['now'::text, 'digest'::text]))),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, member_id) REFERENCES members(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX notices_conversation ON notices USING btree (workspace_id, conversation_id, member_id);
CREATE INDEX notices_newest ON notices USING btree (workspace_id, member_id, at DESC, id DESC) WHERE in_product;
CREATE INDEX notices_unmailed ON notices USING btree (workspace_id, member_id, mail_at) WHERE ((mail_at IS NOT NULL) AND (mailed_at IS NULL));
CREATE INDEX notices_unread ON notices USING btree (workspace_id, member_id, at DESC, id DESC) WHERE (in_product AND (read_at IS NULL));
-- policy system to kept_system
-- policy tenant to kept_app

create table numbers (
  workspace_id uuid not null,
  kind text not null,
  last bigint not null,
  PRIMARY KEY (workspace_id, kind)
);
-- policy system to kept_system
-- policy tenant to kept_app

create table order_stage_names (
  workspace_id uuid not null,
  folded text not null,
  name text not null,
  settles boolean not null,
  since timestamp with time zone not null,
  PRIMARY KEY (workspace_id, folded)
);
-- policy system to kept_system
-- policy tenant to kept_app

create table order_stages (
  workspace_id uuid not null,
  order_id uuid not null,
  id uuid not null,
  name text not null,
  at timestamp with time zone not null,
  settles boolean not null,
  PRIMARY KEY (workspace_id, order_id, id),
  FOREIGN KEY (workspace_id, order_id) REFERENCES orders(workspace_id, id) ON DELETE CASCADE
);
-- policy system to kept_system
-- policy tenant to kept_app

create table orders (
  workspace_id uuid not null,
  id uuid not null,
  number text not null,
  folded_number text generated always as (lower(number)) stored,
  amount bigint,
  currency text,
  sender_id uuid,
  recipient_id uuid,
  company_id uuid,
  promised_day date,
  promised_at timestamp with time zone,
  tracking_number text,
  folded_tracking text generated always as (lower(tracking_number)) stored,
  tracking_url text,
  invoice_number text,
  invoice_url text,
  stage text,
  folded_stage text generated always as (lower(stage)) stored,
  stage_at timestamp with time zone,
  settled_at timestamp with time zone,
  seq integer not null default 1,
  placed_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, folded_number),
  CHECK (((amount IS NULL) = (currency IS NULL))),
  CHECK (((promised_day IS NULL) OR (promised_at IS NOT NULL))),
  FOREIGN KEY (workspace_id, company_id) REFERENCES companies(workspace_id, id),
  FOREIGN KEY (workspace_id, recipient_id) REFERENCES people(workspace_id, id),
  FOREIGN KEY (workspace_id, sender_id) REFERENCES people(workspace_id, id)
);
CREATE INDEX orders_company ON orders USING btree (workspace_id, company_id, placed_at DESC) WHERE (company_id IS NOT NULL);
CREATE INDEX orders_newest ON orders USING btree (workspace_id, placed_at DESC, id DESC);
CREATE INDEX orders_promised ON orders USING btree (workspace_id, promised_at) WHERE (settled_at IS NULL);
CREATE INDEX orders_recipient ON orders USING btree (workspace_id, recipient_id, placed_at DESC) WHERE (recipient_id IS NOT NULL);
CREATE INDEX orders_sender ON orders USING btree (workspace_id, sender_id, placed_at DESC) WHERE (sender_id IS NOT NULL);
CREATE INDEX orders_stage ON orders USING btree (workspace_id, folded_stage, placed_at DESC);
CREATE INDEX orders_tracking ON orders USING btree (workspace_id, folded_tracking) WHERE (folded_tracking IS NOT NULL);
CREATE INDEX orders_words ON orders USING gin (workspace_id, lower(((((number || ' '::text) || COALESCE(tracking_number, ''::text)) || ' '::text) || COALESCE(invoice_number, ''::text))) gin_trgm_ops);
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
  delivered_to text[] not null default '{}'::text[],
  delivered_at timestamp with time zone,
  side_id uuid,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, message_id),
  CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'failed'::text]))),
  FOREIGN KEY (workspace_id, channel_id) REFERENCES channels(workspace_id, id)
);
CREATE INDEX outbound_failed ON outbound USING btree (workspace_id, conversation_id) WHERE (state = 'failed'::text);
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
  contact_order timestamp with time zone not null generated always as (COALESCE(last_contact_at, created_at)) stored,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, company_id) REFERENCES companies(workspace_id, id),
  FOREIGN KEY (workspace_id, merged_into_id) REFERENCES people(workspace_id, id)
);
CREATE INDEX people_company ON people USING btree (workspace_id, company_id) WHERE (company_id IS NOT NULL);
CREATE INDEX people_contact ON people USING btree (workspace_id, contact_order DESC, id DESC) WHERE (merged_into_id IS NULL);
CREATE INDEX people_merged ON people USING btree (workspace_id, merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX people_name ON people USING gin (workspace_id, lower(name) gin_trgm_ops);
-- policy system to kept_system
-- policy tenant to kept_app

create table person_companies (
  workspace_id uuid not null,
  person_id uuid not null,
  company_id uuid not null,
  role text,
  is_main boolean not null default false,
  created_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, person_id, company_id),
  FOREIGN KEY (workspace_id, company_id) REFERENCES companies(workspace_id, id),
  FOREIGN KEY (workspace_id, person_id) REFERENCES people(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX person_companies_company ON person_companies USING btree (workspace_id, company_id, person_id);
CREATE UNIQUE INDEX person_companies_main ON person_companies USING btree (workspace_id, person_id) WHERE is_main;
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

create table push_keys (
  workspace_id uuid not null,
  public_key text not null,
  private_key text not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id)
);
-- policy system to kept_system
-- policy tenant to kept_app

create table push_subscriptions (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  endpoint text not null,
  endpoint_hash text not null,
  keys text not null,
  browser text not null,
  created_at timestamp with time zone not null,
  last_at timestamp with time zone,
  failure text,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, endpoint_hash),
  FOREIGN KEY (workspace_id, member_id) REFERENCES members(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX push_subscriptions_member ON push_subscriptions USING btree (workspace_id, member_id);
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

create table ready_replies (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  owner_id uuid,
  team_id uuid,
  folder_id uuid,
  topic_ids uuid[] not null default '{}'::uuid[],
  actions jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, id),
  CHECK (((kind = 'team'::text) = (team_id IS NOT NULL))),
  CHECK ((kind = ANY (ARRAY['own'::text, 'team'::text, 'shared'::text]))),
  FOREIGN KEY (workspace_id, folder_id) REFERENCES reply_folders(workspace_id, id)
);
CREATE INDEX ready_replies_team ON ready_replies USING btree (workspace_id, team_id) WHERE (team_id IS NOT NULL);
-- policy system to kept_system
-- policy tenant to kept_app

create table ready_reply_uses (
  workspace_id uuid not null,
  id uuid not null,
  ready_reply_id uuid not null,
  conversation_id uuid not null,
  message_id uuid,
  member_id uuid,
  topic_id uuid,
  channel_id uuid,
  team_id uuid,
  language text,
  at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  reopened_at timestamp with time zone,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, ready_reply_id) REFERENCES ready_replies(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX ready_reply_uses_in_conversation ON ready_reply_uses USING btree (workspace_id, conversation_id);
CREATE INDEX ready_reply_uses_newest ON ready_reply_uses USING btree (workspace_id, at DESC);
CREATE INDEX ready_reply_uses_of_reply ON ready_reply_uses USING btree (workspace_id, ready_reply_id, at DESC, id DESC);
-- policy system to kept_system
-- policy tenant to kept_app

create table ready_reply_variants (
  workspace_id uuid not null,
  ready_reply_id uuid not null,
  language text not null,
  html text not null,
  text text not null,
  attachment_ids uuid[] not null default '{}'::uuid[],
  PRIMARY KEY (workspace_id, ready_reply_id, language),
  FOREIGN KEY (workspace_id, ready_reply_id) REFERENCES ready_replies(workspace_id, id) ON DELETE CASCADE
);
-- policy system to kept_system
-- policy tenant to kept_app

create table reply_folders (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  "position" integer not null default 0,
  PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX reply_folders_name ON reply_folders USING btree (workspace_id, lower(name));
-- policy system to kept_system
-- policy tenant to kept_app

create table retention_rules (
  workspace_id uuid not null,
  trash_days integer,
  spam_days integer,
  resolved_months integer,
  raw_mail boolean not null default false,
  erased integer not null default 0,
  erased_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id),
  CHECK ((resolved_months > 0)),
  CHECK ((spam_days > 0)),
  CHECK ((trash_days > 0))
);
-- policy system to kept_system
-- policy tenant to kept_app

create table scheduled_replies (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  member_id uuid not null,
  reply jsonb not null,
  seen_seq integer not null,
  send_at timestamp with time zone not null,
  state text not null,
  held_reason text,
  message_id uuid,
  created_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, id),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'held'::text, 'sent'::text, 'cancelled'::text]))),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX scheduled_replies_open ON scheduled_replies USING btree (workspace_id, conversation_id, send_at) WHERE (state = ANY (ARRAY['waiting'::text, 'held'::text]));
-- policy system to kept_system
-- policy tenant to kept_app

create table search_documents (
  workspace_id uuid not null,
  conversation_id uuid not null,
  block integer not null,
  at timestamp with time zone not null,
  lexemes tsvector not null,
  PRIMARY KEY (workspace_id, conversation_id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX search_documents_lexemes ON search_documents USING gin (workspace_id, block, lexemes) WITH (fastupdate=off);
-- policy system to kept_system
-- policy tenant to kept_app

create table search_progress (
  workspace_id uuid not null,
  version integer not null,
  newest_block integer not null default 0,
  newest_count integer not null default 0,
  oldest_block integer not null default '-1'::integer,
  oldest_count integer not null default 0,
  filled_to uuid,
  filled boolean not null default false,
  indexed_at timestamp with time zone,
  PRIMARY KEY (workspace_id)
);
-- policy system to kept_system
-- policy tenant to kept_app

create table search_side_documents (
  workspace_id uuid not null,
  side_id uuid not null,
  at timestamp with time zone not null,
  lexemes tsvector not null,
  PRIMARY KEY (workspace_id, side_id),
  FOREIGN KEY (workspace_id, side_id) REFERENCES side_conversations(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX search_side_documents_lexemes ON search_side_documents USING gin (workspace_id, lexemes) WITH (fastupdate=off);
-- policy system to kept_system
-- policy tenant to kept_app

create table search_words (
  workspace_id uuid not null,
  word text not null,
  sound text not null,
  uses integer not null,
  PRIMARY KEY (workspace_id, word)
);
CREATE INDEX search_words_like ON search_words USING gin (workspace_id, sound gin_trgm_ops) WITH (fastupdate=off);
CREATE INDEX search_words_sound ON search_words USING btree (workspace_id, sound);
-- policy system to kept_system
-- policy tenant to kept_app

create table segments (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  owner_id uuid,
  filter jsonb not null,
  "position" integer not null default 0,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, id),
  CHECK (((kind <> 'own'::text) OR (owner_id IS NOT NULL))),
  CHECK ((kind = ANY (ARRAY['own'::text, 'shared'::text])))
);
CREATE INDEX segments_owner ON segments USING btree (workspace_id, owner_id) WHERE (kind = 'own'::text);
-- policy system to kept_system
-- policy tenant to kept_app

create table side_conversations (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  team_id uuid,
  owner_id uuid,
  asked_by uuid,
  subject text not null,
  state text not null,
  due_at timestamp with time zone not null,
  seq integer not null default 0,
  created_at timestamp with time zone not null,
  done_at timestamp with time zone,
  done_by uuid,
  channel_id uuid,
  recipients jsonb not null default '{}'::jsonb,
  participants text[] not null default '{}'::text[],
  number integer not null,
  PRIMARY KEY (workspace_id, id),
  CHECK (((team_id IS NULL) <> (channel_id IS NULL))),
  CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'done'::text]))),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX side_conversations_asked ON side_conversations USING btree (workspace_id, asked_by, due_at, id) WHERE (state <> 'done'::text);
CREATE INDEX side_conversations_conversation ON side_conversations USING btree (workspace_id, conversation_id, created_at);
CREATE UNIQUE INDEX side_conversations_number ON side_conversations USING btree (workspace_id, conversation_id, number);
CREATE INDEX side_conversations_open ON side_conversations USING btree (workspace_id, team_id, due_at, id) WHERE (state = 'open'::text);
-- policy system to kept_system
-- policy tenant to kept_app

create table side_messages (
  workspace_id uuid not null,
  side_id uuid not null,
  seq integer not null,
  id uuid not null,
  member_id uuid,
  from_asked boolean not null,
  html text not null,
  text text not null,
  sanitiser_version integer not null,
  at timestamp with time zone not null,
  from_name text,
  from_email text,
  recipients jsonb not null default '{}'::jsonb,
  quoted_html text,
  outside_pictures integer not null default 0,
  automatic jsonb,
  authenticity jsonb,
  doubt text,
  raw_mail_id uuid,
  unreadable text,
  delivery_state text,
  delivery jsonb,
  bounces jsonb not null default '[]'::jsonb,
  PRIMARY KEY (workspace_id, side_id, seq),
  UNIQUE (workspace_id, id),
  CHECK ((delivery_state = ANY (ARRAY['waiting'::text, 'queued'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'failed'::text]))),
  CHECK ((doubt = ANY (ARRAY['unknown-sender'::text, 'doubtful-sender'::text]))),
  FOREIGN KEY (workspace_id, side_id) REFERENCES side_conversations(workspace_id, id) ON DELETE CASCADE
);
-- policy system to kept_system
-- policy tenant to kept_app

create table split_messages (
  workspace_id uuid not null,
  split_id uuid not null,
  message_id uuid not null,
  home_id uuid not null,
  seq integer not null,
  PRIMARY KEY (workspace_id, split_id, message_id),
  FOREIGN KEY (workspace_id, message_id) REFERENCES messages(workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, split_id) REFERENCES conversation_splits(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX split_messages_home ON split_messages USING btree (workspace_id, home_id);
-- policy system to kept_system
-- policy tenant to kept_app

create table statuses (
  workspace_id uuid not null,
  id uuid not null,
  key text not null,
  category text not null,
  names jsonb not null,
  colour text,
  icon text,
  "position" integer not null default 0,
  is_default boolean not null default false,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, key),
  CHECK ((NOT (is_default AND (archived_at IS NOT NULL)))),
  CHECK ((category = ANY (ARRAY['open'::text, 'waiting-on-customer'::text, 'waiting-on-us'::text, 'resolved'::text, 'closed'::text])))
);
CREATE UNIQUE INDEX statuses_default ON statuses USING btree (workspace_id, category) WHERE is_default;
-- policy system to kept_system
-- policy tenant to kept_app

create table team_draft_versions (
  workspace_id uuid not null,
  conversation_id uuid not null,
  version integer not null,
  html text not null,
  member_id uuid not null,
  at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, conversation_id, version),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE
);
-- policy system to kept_system
-- policy tenant to kept_app

create table team_drafts (
  workspace_id uuid not null,
  conversation_id uuid not null,
  html text not null,
  recipients jsonb not null default '{}'::jsonb,
  attachment_ids uuid[] not null default '{}'::uuid[],
  seen_seq integer not null,
  version integer not null,
  holder_id uuid,
  started_by uuid not null,
  updated_by uuid not null,
  updated_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, conversation_id),
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

create table todos (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  text text not null,
  owner_id uuid,
  due_at timestamp with time zone,
  by_member_id uuid,
  created_at timestamp with time zone not null,
  done_at timestamp with time zone,
  done_by uuid,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX todos_conversation ON todos USING btree (workspace_id, conversation_id, created_at);
CREATE INDEX todos_open ON todos USING btree (workspace_id, owner_id, due_at, id) WHERE (done_at IS NULL);
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

create table trackers (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  url text not null,
  user_name text,
  token text not null,
  hook_secret text not null,
  failure text,
  created_at timestamp with time zone not null,
  PRIMARY KEY (workspace_id, id),
  CHECK ((kind = ANY (ARRAY['github'::text, 'gitlab'::text, 'jira'::text])))
);
CREATE UNIQUE INDEX trackers_id ON trackers USING btree (id);
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
  CHECK ((sort_order = ANY (ARRAY['newest'::text, 'oldest'::text, 'due'::text, 'created'::text, 'created-oldest'::text, 'urgency'::text, 'waiting'::text]))),
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

CREATE OR REPLACE FUNCTION public.choose_status()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' or new.status_id is not distinct from old.status_id then
    new.status_id := (select id from statuses where workspace_id = new.workspace_id and category = new.status and is_default);
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.companies_with_text(workspace uuid, words text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  (select id from companies where workspace_id = workspace and workspace = current_workspace()
    and lower(name) like '%' || literally(words) || '%')
  union
  (select company_id from company_domains where workspace_id = workspace and workspace = current_workspace()
    and domain like literally(words) || '%')
$function$;

CREATE OR REPLACE FUNCTION public.conversations_resembling(workspace uuid, conversation uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select o.id from conversations c join conversations o on o.workspace_id = workspace and lower(o.subject) % lower(c.subject)
  where c.workspace_id = workspace and workspace = current_workspace() and c.id = conversation and o.id <> c.id
    and length(c.subject) > 5 and similarity(lower(o.subject), lower(c.subject)) > 0.5 and o.status in ('open', 'waiting-on-us', 'waiting-on-customer')
    and o.survivor_id is null and o.deleted_at is null and o.spam_at is null
  order by similarity(lower(o.subject), lower(c.subject)) desc, o.last_message_at desc limit 10
$function$;

CREATE OR REPLACE FUNCTION public.conversations_with_subject(workspace uuid, likely text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select id from conversations where workspace_id = workspace and workspace = current_workspace() and lower(subject) like likely
$function$;

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

CREATE OR REPLACE FUNCTION public.entities_with_field_text(workspace uuid, field uuid, sought text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select entity_id from field_values where workspace_id = workspace and workspace = current_workspace()
    and field_id = field and folded like '%' || literally(sought) || '%'
$function$;

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

CREATE OR REPLACE FUNCTION public.orders_with_text(workspace uuid, words text)
 RETURNS TABLE(id uuid, rank integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with hits as (
    (select o.id, 4000 as rank from orders o where o.workspace_id = workspace and workspace = current_workspace()
      and o.folded_number = lower(words))
    union all
    (select o.id, 3900 from orders o where o.workspace_id = workspace and workspace = current_workspace()
      and o.folded_tracking = lower(words) limit 500)
    union all
    (select o.id, case when o.folded_number like literally(words) || '%' then 3000 else 2000 end from orders o
      where o.workspace_id = workspace and workspace = current_workspace() and length(words) > 2
      and lower(o.number || ' ' || coalesce(o.tracking_number, '') || ' ' || coalesce(o.invoice_number, ''))
        like '%' || literally(words) || '%' limit 500)
    union all
    (select o.id, 1500 from fields f join field_values v on v.workspace_id = workspace and v.field_id = f.id
      join orders o on o.workspace_id = workspace and o.id = v.entity_id
      where f.workspace_id = workspace and workspace = current_workspace() and f.noun = 'order' and f.type = 'text'
      and f.archived_at is null and length(words) > 2 and v.folded like '%' || literally(words) || '%' limit 500)
    union all
    (select o.id, 1000 from people_with_text(workspace, words) who
      join people p on p.workspace_id = workspace and (p.id = who.id or p.merged_into_id = who.id)
      join orders o on o.workspace_id = workspace and (o.sender_id = p.id or o.recipient_id = p.id)
      where length(words) > 2 limit 500)
  )
  select hits.id, max(hits.rank)::integer from hits group by hits.id order by 2 desc, 1 desc limit 500
$function$;

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

CREATE OR REPLACE FUNCTION public.search_frequencies(workspace uuid, sample integer, wanted text[])
 RETURNS TABLE(lexeme text, documents integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'off'
AS $function$
  select w.lexeme, (select count(*)::integer from search_documents d where d.workspace_id = workspace and workspace = current_workspace()
    and d.block = sample and d.lexemes @@ (quote_literal(w.lexeme))::tsquery) from unnest(wanted) as w (lexeme)
$function$;

CREATE OR REPLACE FUNCTION public.search_hits(workspace uuid, wanted tsquery, newest integer, oldest integer, wide boolean, most integer)
 RETURNS TABLE(conversation_id uuid, at timestamp with time zone, block integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'off'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.search_side_hits(workspace uuid, wanted tsquery, most integer)
 RETURNS TABLE(side_id uuid, at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if workspace is distinct from current_workspace() then return; end if;
  return query select d.side_id, d.at from search_side_documents d
    where d.workspace_id = workspace and d.lexemes @@ wanted order by d.at desc limit most;
end $function$;

CREATE OR REPLACE FUNCTION public.search_words_like(workspace uuid, wanted text, most integer)
 RETURNS TABLE(word text, sound text, uses integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET "pg_trgm.similarity_threshold" TO '0.24'
AS $function$
  select w.word, w.sound, w.uses from search_words w
  where w.workspace_id = workspace and workspace = current_workspace() and w.sound % wanted
    and length(w.sound) between length(wanted) - 3 and length(wanted) + 4
  order by similarity(w.sound, wanted) desc, w.uses desc limit most
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
