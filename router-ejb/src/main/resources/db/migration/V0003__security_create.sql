-- API keys, and the router's own keys, which all routers of one database share.
-- Locks nothing that holds data. To go back: drop tables router_keys, api_keys.

create table api_keys (
  id text not null,
  project_id text not null,
  name text not null,
  prefix text not null,
  secret_hash text not null,
  scopes text not null,
  tool_scopes text not null,
  principal text not null,
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  version integer not null,
  constraint api_keys_pk primary key (id),
  constraint api_keys_id_is_well_formed check (id ~ '^key_[0-9a-f]{32}$'),
  constraint api_keys_belong_to_a_project foreign key (project_id) references projects (id),
  constraint api_keys_secret_hash_is_unique unique (secret_hash),
  constraint api_keys_secret_hash_is_hex check (secret_hash ~ '^[0-9a-f]{64}$'),
  constraint api_keys_name_is_short check (length(name) between 1 and 128),
  constraint api_keys_scopes_are_known check (scopes ~ '^((approve|execution|inference|management|research)( |$))*$'),
  constraint api_keys_tool_scopes_are_well_formed check (tool_scopes ~ '^((\*|[a-z][a-z0-9_-]*(\.[a-z][a-z0-9_-]*)?)( |$))+$'),
  constraint api_keys_principal_is_well_formed check (principal ~ '^[A-Za-z0-9][A-Za-z0-9._@:+-]{0,119}$'),
  constraint api_keys_expire_after_creation check (expires_at > created_at)
);

create index api_keys_by_project on api_keys (project_id, id desc);

comment on table api_keys is 'Credentials of API callers. The secret is shown once and only its hash is kept.';
comment on column api_keys.id is 'public';
comment on column api_keys.project_id is 'public';
comment on column api_keys.name is 'public';
comment on column api_keys.prefix is 'public: the first characters of the secret, to tell keys apart';
comment on column api_keys.secret_hash is 'sensitive: SHA-256 of a secret of 256 random bits, which needs no slow hash';
comment on column api_keys.scopes is 'public: umbrella scopes, separated by spaces';
comment on column api_keys.tool_scopes is 'public: per-tool scopes, separated by spaces';
comment on column api_keys.principal is 'sensitive: who stands behind the key; nobody approves a request of their own principal';
comment on column api_keys.created_by is 'public: id of the actor who minted it';
comment on column api_keys.created_by_name is 'public';
comment on column api_keys.created_at is 'public';
comment on column api_keys.expires_at is 'public: null for a key without an end';
comment on column api_keys.revoked_at is 'public: set once, for good';
comment on column api_keys.last_used_at is 'public: to the minute, so that a call does not cost a write';
comment on column api_keys.version is 'public: counts changes, for optimistic locking';

create function api_keys_guard() returns trigger language plpgsql as $$
begin
  if old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at then
    raise exception 'API key % is revoked for good', old.id
      using errcode = 'check_violation', constraint = 'api_keys_revocation_is_final';
  end if;
  if (new.id, new.project_id, new.name, new.prefix, new.secret_hash, new.scopes, new.tool_scopes, new.principal,
      new.created_by, new.created_by_name, new.created_at, new.expires_at)
     is distinct from
     (old.id, old.project_id, old.name, old.prefix, old.secret_hash, old.scopes, old.tool_scopes, old.principal,
      old.created_by, old.created_by_name, old.created_at, old.expires_at) then
    raise exception 'API key %: what it is and may do cannot change', old.id
      using errcode = 'check_violation', constraint = 'api_keys_rights_are_immutable';
  end if;
  return new;
end
$$;

create trigger api_keys_guard before update on api_keys
  for each row execute function api_keys_guard();

create table router_keys (
  name text not null,
  public_key text not null,
  sealed_secret bytea not null,
  created_at timestamptz not null,
  constraint router_keys_pk primary key (name),
  constraint router_keys_name_is_known check (name in ('curve', 'signing')),
  constraint router_keys_public_key_is_hex check (public_key ~ '^[0-9a-f]{64}$')
);

comment on table router_keys is 'The keys the routers of this database speak with: agents know them, so they are made once.';
comment on column router_keys.name is 'public: curve (X25519, the mesh) or signing (Ed25519, tokens and warrants)';
comment on column router_keys.public_key is 'public';
comment on column router_keys.sealed_secret is 'secret: encrypted with XEROTIER_COMPLETION_ENCRYPTION_KEY';
comment on column router_keys.created_at is 'public';

grant select, insert, update on api_keys to ${app_role};
grant select, insert on router_keys to ${app_role};
