-- Enrolled agents, the capability manifests they published, and what happened to them.
-- Locks nothing that holds data. To go back: drop tables agent_events, agent_manifests, agents.

create table agents (
  id text not null,
  project_id text not null,
  registration_name text not null,
  role text not null,
  region text not null,
  state text not null,
  curve_public_key text not null,
  signing_public_key text not null,
  agent_version text not null,
  manifest_hash text not null,
  manifest_version bigint not null,
  declared_manifest_hash text not null,
  token_id text not null,
  previous_token_id text,
  token_issued_at timestamptz not null,
  boot_id text,
  capacity integer,
  enrolled_at timestamptz not null,
  last_seen_at timestamptz,
  revoked_at timestamptz,
  version integer not null,
  constraint agents_pk primary key (id),
  constraint agents_id_is_well_formed check (id ~ '^agt_[0-9a-f]{32}$'),
  constraint agents_belong_to_a_project foreign key (project_id) references projects (id),
  constraint agents_curve_public_key_is_unique unique (curve_public_key),
  constraint agents_registration_name_is_well_formed check (registration_name ~ '^[A-Za-z0-9](-?[A-Za-z0-9])*$' and length(registration_name) <= 48),
  constraint agents_role_is_known check (role in ('xem', 'xim')),
  constraint agents_region_is_well_formed check (region ~ '^[!-~]{1,24}$'),
  constraint agents_state_is_known check (state in ('pending', 'active', 'stale', 'draining', 'revoked')),
  constraint agents_keys_are_hex check (curve_public_key ~ '^[0-9a-f]{64}$' and signing_public_key ~ '^[0-9a-f]{64}$'),
  constraint agents_manifest_hashes_are_hex check (manifest_hash ~ '^[0-9a-f]{64}$' and declared_manifest_hash ~ '^[0-9a-f]{64}$'),
  constraint agents_revoked_at_when_revoked check ((state = 'revoked') = (revoked_at is not null)),
  constraint agents_seen_once_connected check (state not in ('active', 'stale', 'draining') or last_seen_at is not null)
);

create unique index agents_registration_name_is_unique on agents (project_id, registration_name) where state <> 'revoked';
create index agents_by_project on agents (project_id, id desc);
create index agents_by_silence on agents (last_seen_at) where state in ('active', 'draining');

comment on table agents is 'An enrolled agent. Who it is, is its CURVE key; whether it lives, is a lease kept in memory by the routers it speaks to.';
comment on column agents.id is 'public';
comment on column agents.project_id is 'public';
comment on column agents.role is 'public: xem executes tools, xim serves inference';
comment on column agents.region is 'public: given by its join key';
comment on column agents.state is 'public';
comment on column agents.agent_version is 'public: as the agent says';
comment on column agents.manifest_version is 'public: counts the agent''s own changes, as the agent says';
comment on column agents.token_issued_at is 'public';
comment on column agents.capacity is 'public: most executions at once, as the agent says';
comment on column agents.enrolled_at is 'public';
comment on column agents.revoked_at is 'public: set once, for good';
comment on column agents.version is 'public: counts changes, for optimistic locking';
comment on column agents.registration_name is 'public: the operator''s name for it, unique in the project among agents not revoked';
comment on column agents.curve_public_key is 'public: the only identity a connection has; never enrolled a second time, not even after revocation';
comment on column agents.signing_public_key is 'public: Ed25519; what the agent signs with to refresh its token';
comment on column agents.manifest_hash is 'public: of the manifest on record, the only one that is dispatched under';
comment on column agents.declared_manifest_hash is 'public: what the agent last said it has; differs while it drifts';
comment on column agents.token_id is 'sensitive: jti of the newest agent token';
comment on column agents.previous_token_id is 'sensitive: jti it replaced; may be refreshed once more within a moment, for a lost answer';
comment on column agents.boot_id is 'public: changes with every start of the agent process';
comment on column agents.last_seen_at is 'public: written in batches, so up to half a heartbeat timeout late';

create function agents_guard() returns trigger language plpgsql as $$
declare
  allowed text[];
begin
  if new.state <> old.state then
    allowed := case old.state
      when 'pending' then array['active', 'revoked']
      when 'active' then array['stale', 'draining', 'revoked']
      when 'stale' then array['active', 'revoked']
      when 'draining' then array['active', 'stale', 'revoked']
      else array[]::text[]
    end;
    if not (new.state = any (allowed)) then
      raise exception 'agent %: % cannot become %', old.id, old.state, new.state
        using errcode = 'check_violation', constraint = 'agents_state_follows_its_life';
    end if;
  end if;
  if (new.id, new.project_id, new.registration_name, new.role, new.curve_public_key, new.signing_public_key, new.enrolled_at)
     is distinct from
     (old.id, old.project_id, old.registration_name, old.role, old.curve_public_key, old.signing_public_key, old.enrolled_at) then
    raise exception 'agent %: who it is cannot change', old.id
      using errcode = 'check_violation', constraint = 'agents_identity_is_immutable';
  end if;
  return new;
end
$$;

create trigger agents_guard before update on agents
  for each row execute function agents_guard();

alter table workspace_agent_bindings add constraint workspace_agent_bindings_belong_to_an_agent
  foreign key (agent_id) references agents (id);

create table agent_manifests (
  agent_id text not null,
  manifest_hash text not null,
  manifest_version bigint not null,
  document jsonb not null,
  received_at timestamptz not null,
  constraint agent_manifests_pk primary key (agent_id, manifest_hash),
  constraint agent_manifests_belong_to_an_agent foreign key (agent_id) references agents (id)
    deferrable initially deferred,
  constraint agent_manifests_hash_is_hex check (manifest_hash ~ '^[0-9a-f]{64}$')
);

comment on table agent_manifests is 'Capability manifests an agent published and the router accepted, the newest few of each agent.';
comment on column agent_manifests.agent_id is 'public';
comment on column agent_manifests.manifest_hash is 'public: SHA-256 of the canonical document';
comment on column agent_manifests.manifest_version is 'public';
comment on column agent_manifests.received_at is 'public';
comment on column agent_manifests.document is 'public: the manifest as sent; checked before it is stored, read with the same checks';

create table agent_events (
  id text not null,
  agent_id text not null,
  at timestamptz not null,
  type text not null,
  detail jsonb not null,
  constraint agent_events_pk primary key (id),
  constraint agent_events_belong_to_an_agent foreign key (agent_id) references agents (id)
    deferrable initially deferred,
  constraint agent_events_type_is_known check (type in ('enrolled', 'connected', 'lease_lost', 'recovered', 'draining', 'drained',
    'manifest_changed', 'manifest_refused', 'token_refreshed', 'disconnected', 'revoked'))
);

create index agent_events_by_agent on agent_events (agent_id, id desc);

comment on table agent_events is 'What happened to an agent, for people who look after it; the audit log is kept besides.';
comment on column agent_events.id is 'public: ids sort by time';
comment on column agent_events.agent_id is 'public';
comment on column agent_events.at is 'public';
comment on column agent_events.type is 'public';
comment on column agent_events.detail is 'public: a few facts, never a secret';

grant select, insert, update on agents to ${app_role};
grant select, insert, delete on agent_manifests to ${app_role};
grant select, insert on agent_events to ${app_role};
