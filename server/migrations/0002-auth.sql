-- Users, sessions and credentials: better-auth's tables, in its own spelling. They belong to people, not to a workspace,
-- so only the system role reads them. A test holds this file against what the library expects.

create table "auth_users" (
  "id" text not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz default CURRENT_TIMESTAMP not null,
  "twoFactorEnabled" boolean
);

create table "auth_sessions" (
  "id" text not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references "auth_users" ("id") on delete cascade,
  "workspaceId" text
);

create table "auth_accounts" (
  "id" text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references "auth_users" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz not null
);

create table "auth_verifications" (
  "id" text not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz default CURRENT_TIMESTAMP not null
);

create table "auth_two_factors" (
  "id" text not null primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null references "auth_users" ("id") on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);

create table "auth_passkeys" (
  "id" text not null primary key,
  "name" text,
  "publicKey" text not null,
  "userId" text not null references "auth_users" ("id") on delete cascade,
  "credentialID" text not null,
  "counter" integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  "transports" text,
  "createdAt" timestamptz,
  "aaguid" text
);

create table "auth_api_keys" (
  "id" text not null primary key,
  "configId" text not null,
  "name" text,
  "start" text,
  "referenceId" text not null,
  "prefix" text,
  "key" text not null,
  "refillInterval" integer,
  "refillAmount" integer,
  "lastRefillAt" timestamptz,
  "enabled" boolean,
  "rateLimitEnabled" boolean,
  "rateLimitTimeWindow" integer,
  "rateLimitMax" integer,
  "requestCount" integer,
  "remaining" integer,
  "lastRequest" timestamptz,
  "expiresAt" timestamptz,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null,
  "permissions" text,
  "metadata" text
);
create index "auth_sessions_userId_idx" on "auth_sessions" ("userId");
create index "auth_accounts_userId_idx" on "auth_accounts" ("userId");
create index "auth_verifications_identifier_idx" on "auth_verifications" ("identifier");
create index "auth_two_factors_secret_idx" on "auth_two_factors" ("secret");
create index "auth_two_factors_userId_idx" on "auth_two_factors" ("userId");
create index "auth_passkeys_userId_idx" on "auth_passkeys" ("userId");
create index "auth_passkeys_credentialID_idx" on "auth_passkeys" ("credentialID");
create index "auth_api_keys_configId_idx" on "auth_api_keys" ("configId");
create index "auth_api_keys_referenceId_idx" on "auth_api_keys" ("referenceId");
create index "auth_api_keys_key_idx" on "auth_api_keys" ("key");


grant select, insert, update, delete on auth_users, auth_sessions, auth_accounts, auth_verifications, auth_two_factors, auth_passkeys, auth_api_keys to kept_system;

-- Which workspace an API key opens, and what it may do there.
create table api_keys (
  workspace_id uuid not null,
  id uuid not null,
  auth_key_id text not null unique,
  name text not null,
  start text not null,
  scopes text[] not null,
  created_by uuid,
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
call tenant_table('api_keys');
