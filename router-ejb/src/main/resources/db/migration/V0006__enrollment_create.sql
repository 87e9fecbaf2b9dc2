-- Join keys: single-use invitations to enrol one agent.
-- Locks nothing that holds data. To go back: drop table join_keys.

create table join_keys (
  id text not null,
  project_id text not null,
  name text not null,
  role text not null,
  region text not null,
  mesh_address text not null,
  registration_name text,
  state text not null,
  key_digest text not null,
  created_at timestamptz not null,
  created_by text not null,
  created_by_name text not null,
  expires_at timestamptz not null,
  consumed_at timestamptz,
  consumed_by text,
  revoked_at timestamptz,
  version integer not null,
  constraint join_keys_pk primary key (id),
  constraint join_keys_id_is_well_formed check (id ~ '^jk_[0-9a-f]{32}$'),
  constraint join_keys_belong_to_a_project foreign key (project_id) references projects (id),
  constraint join_keys_consumed_by_an_agent foreign key (consumed_by) references agents (id) deferrable initially deferred,
  constraint join_keys_name_is_short check (length(name) between 1 and 128),
  constraint join_keys_role_is_known check (role in ('xem', 'xim')),
  constraint join_keys_region_is_well_formed check (region ~ '^[!-~]{1,24}$'),
  constraint join_keys_state_is_known check (state in ('active', 'consumed', 'expired', 'revoked')),
  constraint join_keys_digest_is_hex check (key_digest ~ '^[0-9a-f]{64}$'),
  constraint join_keys_expire_after_creation check (expires_at > created_at),
  constraint join_keys_consumed_when_consumed check ((state = 'consumed') = (consumed_at is not null) and (consumed_at is null) = (consumed_by is null)),
  constraint join_keys_consumed_before_expiry check (consumed_at is null or consumed_at < expires_at),
  constraint join_keys_revoked_at_when_revoked check ((state = 'revoked') = (revoked_at is not null))
);

create index join_keys_by_project on join_keys (project_id, id desc);
create index join_keys_by_agent on join_keys (consumed_by) where consumed_by is not null;
create index join_keys_due on join_keys (expires_at) where state = 'active';

comment on table join_keys is 'An invitation to enrol one agent; consumed in the transaction that creates the agent, by a compare-and-set on state.';
comment on column join_keys.id is 'public: the jti of the key';
comment on column join_keys.project_id is 'public';
comment on column join_keys.name is 'public: for people';
comment on column join_keys.role is 'public';
comment on column join_keys.region is 'public: what the agent inherits';
comment on column join_keys.mesh_address is 'public: where the agent is told to connect';
comment on column join_keys.state is 'public: active until consumed, expired or revoked';
comment on column join_keys.created_at is 'public';
comment on column join_keys.created_by_name is 'public';
comment on column join_keys.expires_at is 'public';
comment on column join_keys.consumed_at is 'public';
comment on column join_keys.consumed_by is 'public: the agent it enrolled';
comment on column join_keys.revoked_at is 'public';
comment on column join_keys.version is 'public: counts changes, for optimistic locking';
comment on column join_keys.key_digest is 'sensitive: SHA-256 of the signed key; the key itself is shown once and not kept';
comment on column join_keys.registration_name is 'public: if set, only an agent of this name may use it';
comment on column join_keys.created_by is 'sensitive: id of the actor who minted it';

create function join_keys_guard() returns trigger language plpgsql as $$
begin
  if old.state <> 'active' then
    raise exception 'join key % is % and cannot change', old.id, old.state
      using errcode = 'check_violation', constraint = 'join_keys_end_is_final';
  end if;
  if (new.id, new.project_id, new.name, new.role, new.region, new.mesh_address, new.registration_name, new.key_digest,
      new.created_at, new.created_by, new.expires_at)
     is distinct from
     (old.id, old.project_id, old.name, old.role, old.region, old.mesh_address, old.registration_name, old.key_digest,
      old.created_at, old.created_by, old.expires_at) then
    raise exception 'join key %: what it invites to cannot change', old.id
      using errcode = 'check_violation', constraint = 'join_keys_invitation_is_immutable';
  end if;
  return new;
end
$$;

create trigger join_keys_guard before update on join_keys
  for each row execute function join_keys_guard();

grant select, insert, update on join_keys to ${app_role};
