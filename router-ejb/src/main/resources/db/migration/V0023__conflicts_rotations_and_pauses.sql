-- What keeps an agent from work besides its absence: two keys that claim one name, a person's pause, its own trouble;
-- and how an agent changes its CURVE key (ADR 0004, ADR 0021).
--
-- Dispatches and those who close the way to an agent or a workspace meet at advisory locks (dispatch_gate): a dispatch
-- holds its two locks shared to the end of its transaction, who pauses holds one alone. So once a pause is committed no
-- dispatch that had not seen it can still commit, and no row is locked or written for it.
--
-- Adds empty columns, new tables and two functions; agents and workspace_agent_bindings are locked for a moment, a
-- generated column rewrites agents (thousands of rows). To go back: drop the trigger on executions, the two functions,
-- the tables agent_conflicts and curve_rotations and the columns, and put agents_guard and the name's index of V0005 back.

create table agent_conflicts (
  id text not null,
  project_id text not null,
  registration_name text not null,
  holder_id text not null,
  challenger_id text not null,
  cause text not null,
  join_key_id text,
  source text,
  began_at timestamptz not null,
  resolved_at timestamptz,
  kept_id text,
  resolved_by text,
  resolved_by_name text,
  reason text,
  version integer not null,
  constraint agent_conflicts_pk primary key (id),
  constraint agent_conflicts_id_is_well_formed check (id ~ '^cfl_[0-9a-f]{32}$'),
  constraint agent_conflicts_belong_to_a_project foreign key (project_id) references projects (id),
  constraint agent_conflicts_are_about_a_holder foreign key (holder_id) references agents (id) deferrable initially deferred,
  constraint agent_conflicts_are_about_a_challenger foreign key (challenger_id) references agents (id) deferrable initially deferred,
  constraint agent_conflicts_are_between_two check (holder_id <> challenger_id),
  constraint agent_conflicts_cause_is_known check (cause in ('enrolment', 'hello')),
  constraint agent_conflicts_of_enrolment_name_what_opened check ((cause = 'enrolment') = (join_key_id is not null)),
  constraint agent_conflicts_resolution_is_whole check (num_nonnulls(resolved_at, kept_id, resolved_by, resolved_by_name, reason) in (0, 5)),
  constraint agent_conflicts_keep_one_of_the_two check (kept_id in (holder_id, challenger_id)),
  constraint agent_conflicts_reason_is_short check (length(reason) between 1 and 1000)
);

create unique index agent_conflicts_one_open_per_name on agent_conflicts (project_id, registration_name) where resolved_at is null;
create index agent_conflicts_by_project on agent_conflicts (project_id, began_at desc);
create index agent_conflicts_by_holder on agent_conflicts (holder_id);
create index agent_conflicts_by_challenger on agent_conflicts (challenger_id);

comment on table agent_conflicts is 'Two CURVE keys claimed one registration name: neither agent gets work until a person says which keeps it (ADR 0004).';
comment on column agent_conflicts.cause is 'public: a second enrolment, or a hello with another agent''s token';
comment on column agent_conflicts.join_key_id is 'public: used up by the challenge';
comment on column agent_conflicts.source is 'sensitive: address the challenge came from';
comment on column agent_conflicts.kept_id is 'public: who keeps the name; the other was revoked';
comment on column agent_conflicts.resolved_by is 'sensitive: id of the actor';
comment on column agent_conflicts.resolved_by_name is 'public';
comment on column agent_conflicts.reason is 'public';
comment on column agent_conflicts.version is 'public: counts changes, for optimistic locking';

create function agent_conflicts_guard() returns trigger language plpgsql as $$
begin
  if old.resolved_at is not null then
    raise exception 'conflict % is resolved and cannot change', old.id
      using errcode = 'check_violation', constraint = 'agent_conflicts_end_is_final';
  end if;
  if (new.id, new.project_id, new.registration_name, new.holder_id, new.challenger_id, new.cause, new.join_key_id, new.source, new.began_at)
     is distinct from
     (old.id, old.project_id, old.registration_name, old.holder_id, old.challenger_id, old.cause, old.join_key_id, old.source, old.began_at) then
    raise exception 'conflict %: what it is about cannot change', old.id
      using errcode = 'check_violation', constraint = 'agent_conflicts_facts_are_immutable';
  end if;
  return new;
end
$$;

create trigger agent_conflicts_guard before update on agent_conflicts
  for each row execute function agent_conflicts_guard();

create table curve_rotations (
  id text not null,
  project_id text not null,
  agent_id text not null,
  state text not null,
  old_key text not null,
  new_key text,
  reason text not null,
  asked_at timestamptz not null,
  asked_by text not null,
  asked_by_name text not null,
  expires_at timestamptz not null,
  admitted_at timestamptz,
  ended_at timestamptz,
  version integer not null,
  constraint curve_rotations_pk primary key (id),
  constraint curve_rotations_id_is_well_formed check (id ~ '^rot_[0-9a-f]{32}$'),
  constraint curve_rotations_belong_to_a_project foreign key (project_id) references projects (id),
  constraint curve_rotations_belong_to_an_agent foreign key (agent_id) references agents (id),
  constraint curve_rotations_state_is_known check (state in ('asked', 'admitted', 'done', 'expired', 'cancelled')),
  constraint curve_rotations_keys_are_hex check (old_key ~ '^[0-9a-f]{64}$' and new_key ~ '^[0-9a-f]{64}$'),
  constraint curve_rotations_bring_something_new check (new_key <> old_key),
  constraint curve_rotations_key_is_there_when_admitted check ((admitted_at is null) = (new_key is null)
    and (state in ('admitted', 'done')) <= (new_key is not null)),
  constraint curve_rotations_ended_when_over check ((ended_at is not null) = (state in ('done', 'expired', 'cancelled'))),
  constraint curve_rotations_reason_is_short check (length(reason) between 1 and 1000)
);

create unique index curve_rotations_one_open_per_agent on curve_rotations (agent_id) where state in ('asked', 'admitted');
create unique index curve_rotations_key_is_unique on curve_rotations (new_key) where new_key is not null;
create index curve_rotations_by_agent on curve_rotations (agent_id, id desc);
create index curve_rotations_by_old_key on curve_rotations (old_key);
create index curve_rotations_by_project on curve_rotations (project_id, id desc);

comment on table curve_rotations is 'An agent changes its CURVE key: asked, answered and admitted beside the old key, done with the first hello under it (ADR 0021).';
comment on column curve_rotations.old_key is 'public: refused from "done" on, and never enrolled again';
comment on column curve_rotations.new_key is 'public: signed for by the agent''s enrolled signing key';
comment on column curve_rotations.reason is 'public';
comment on column curve_rotations.asked_by is 'sensitive: id of the actor';
comment on column curve_rotations.asked_by_name is 'public';
comment on column curve_rotations.expires_at is 'public: an unanswered one ends then; an admitted one does not, the agent may have the new key already';
comment on column curve_rotations.version is 'public: counts changes, for optimistic locking';

create function curve_rotations_guard() returns trigger language plpgsql as $$
declare
  allowed text[];
begin
  if new.state <> old.state then
    allowed := case old.state
      when 'asked' then array['admitted', 'expired', 'cancelled']
      when 'admitted' then array['done', 'cancelled']
      else array[]::text[]
    end;
    if not (new.state = any (allowed)) then
      raise exception 'rotation %: % cannot become %', old.id, old.state, new.state
        using errcode = 'check_violation', constraint = 'curve_rotations_state_follows_its_life';
    end if;
  end if;
  if old.new_key is not null and new.new_key is distinct from old.new_key then
    raise exception 'rotation %: the admitted key cannot change', old.id
      using errcode = 'check_violation', constraint = 'curve_rotations_key_is_set_once';
  end if;
  if (new.id, new.project_id, new.agent_id, new.old_key, new.reason, new.asked_at, new.asked_by, new.expires_at)
     is distinct from
     (old.id, old.project_id, old.agent_id, old.old_key, old.reason, old.asked_at, old.asked_by, old.expires_at) then
    raise exception 'rotation %: what was asked cannot change', old.id
      using errcode = 'check_violation', constraint = 'curve_rotations_request_is_immutable';
  end if;
  return new;
end
$$;

create trigger curve_rotations_guard before update on curve_rotations
  for each row execute function curve_rotations_guard();

alter table agents
  add column conflict_id text,
  add column impairment text,
  add column paused_at timestamptz,
  add column paused_by text,
  add column pause_reason text,
  add column standing text generated always as
    (case when state = 'revoked' then 'revoked' when conflict_id is not null then 'conflict_pill' else state end) stored,
  add constraint agents_conflict_is_on_record foreign key (conflict_id) references agent_conflicts (id) deferrable initially deferred,
  add constraint agents_impairment_is_short check (length(impairment) between 1 and 128),
  add constraint agents_pause_is_whole check (num_nonnulls(paused_at, paused_by, pause_reason) in (0, 3)),
  add constraint agents_pause_reason_is_short check (length(pause_reason) between 1 and 1000);

drop index agents_registration_name_is_unique;
create unique index agents_registration_name_is_unique on agents (project_id, registration_name)
  where state <> 'revoked' and conflict_id is null;
create index agents_by_conflict on agents (conflict_id) where conflict_id is not null;
create index agents_by_name on agents (project_id, registration_name) where state <> 'revoked';

comment on column agents.state is 'public: whether it is there; what it counts as is in "standing"';
comment on column agents.standing is 'public: its state, or conflict_pill while its name is contested';
comment on column agents.conflict_id is 'public: the open conflict about its name; gets no work while there is one';
comment on column agents.impairment is 'public: what keeps it from taking work, as the agent says; null if nothing does';
comment on column agents.paused_at is 'public: since when it is given nothing new; null while it is not paused';
comment on column agents.paused_by is 'public: name of who paused it; the audit log has the rest';
comment on column agents.pause_reason is 'public';
comment on column agents.registration_name is 'public: the operator''s name for it, unique in the project among agents neither revoked nor in conflict';
comment on column agents.curve_public_key is 'public: the identity of its connections; changes only by a rotation; never enrolled a second time';

create or replace function agents_guard() returns trigger language plpgsql as $$
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
  if new.conflict_id is distinct from old.conflict_id then
    if old.conflict_id is not null and
       (new.conflict_id is not null or
        exists (select from agent_conflicts c where c.id = old.conflict_id and c.resolved_at is null)) then
      raise exception 'agent %: its conflict is not resolved', old.id
        using errcode = 'check_violation', constraint = 'agents_leave_a_conflict_when_it_is_resolved';
    end if;
    if new.conflict_id is not null and
       (old.state = 'revoked' or
        not exists (select from agent_conflicts c where c.id = new.conflict_id and c.resolved_at is null
                    and new.id in (c.holder_id, c.challenger_id))) then
      raise exception 'agent %: no open conflict is about it', old.id
        using errcode = 'check_violation', constraint = 'agents_conflict_is_their_own';
    end if;
  end if;
  if new.curve_public_key <> old.curve_public_key and not exists
      (select from curve_rotations r where r.agent_id = old.id and r.state in ('admitted', 'done')
       and r.old_key = old.curve_public_key and r.new_key = new.curve_public_key) then
    raise exception 'agent %: its key changes only by a rotation it signed for', old.id
      using errcode = 'check_violation', constraint = 'agents_identity_is_immutable';
  end if;
  if (new.id, new.project_id, new.registration_name, new.role, new.signing_public_key, new.enrolled_at)
     is distinct from
     (old.id, old.project_id, old.registration_name, old.role, old.signing_public_key, old.enrolled_at) then
    raise exception 'agent %: who it is cannot change', old.id
      using errcode = 'check_violation', constraint = 'agents_identity_is_immutable';
  end if;
  return new;
end
$$;

create function agents_birth_guard() returns trigger language plpgsql as $$
begin
  if exists (select from curve_rotations r where new.curve_public_key in (r.old_key, r.new_key)) then
    raise exception 'agent %: its CURVE key was or is another agent''s', new.id
      using errcode = 'unique_violation', constraint = 'agents_curve_public_key_is_unique';
  end if;
  return new;
end
$$;

create trigger agents_birth_guard before insert on agents
  for each row execute function agents_birth_guard();

alter table workspace_agent_bindings
  add column paused_at timestamptz,
  add column paused_by text,
  add column pause_reason text,
  add column version integer not null default 0,
  add constraint workspace_agent_bindings_pause_is_whole check (num_nonnulls(paused_at, paused_by, pause_reason) in (0, 3)),
  add constraint workspace_agent_bindings_pause_reason_is_short check (length(pause_reason) between 1 and 1000);

comment on column workspace_agent_bindings.paused_at is 'public: since when this agent is given nothing of this workspace';
comment on column workspace_agent_bindings.paused_by is 'public: name of who paused it';
comment on column workspace_agent_bindings.pause_reason is 'public';
comment on column workspace_agent_bindings.version is 'public: counts changes, for optimistic locking';

grant update (paused_at, paused_by, pause_reason, version) on workspace_agent_bindings to ${app_role};

-- Each statement of the function sees what was committed before it began, so the look comes after the locks.
create function dispatch_gate(p_workspace text, p_agent text) returns text language plpgsql volatile as $$
declare
  word text;
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('xerotier.gate:' || p_workspace, 0));
  perform pg_advisory_xact_lock_shared(hashtextextended('xerotier.gate:' || p_agent, 0));
  select case
      when w.paused_at is not null then 'workspace_paused'
      when a.standing in ('revoked', 'conflict_pill') then a.standing
      when a.paused_at is not null then 'agent_paused'
      when b.paused_at is not null then 'binding_paused'
      else 'open'
    end
    into word
    from workspaces w
    join workspace_agent_bindings b on b.workspace_id = w.id and b.agent_id = p_agent
    join agents a on a.id = b.agent_id and a.project_id = w.project_id
    where w.id = p_workspace;
  return coalesce(word, 'unbound');
end
$$;

comment on function dispatch_gate(text, text) is 'Whether a call of this workspace may be given to this agent; the answer holds to the end of the transaction.';

create function dispatch_gate_close(p_thing text) returns void language sql volatile as $$
  select pg_advisory_xact_lock(hashtextextended('xerotier.gate:' || p_thing, 0))
$$;

comment on function dispatch_gate_close(text) is 'Call it before making a workspace or an agent (by id) give or take nothing: waits for the dispatches under way and holds up new ones to the end of the transaction.';

-- Whoever writes a run, and however: none is for an agent whose name is contested or that was revoked.
create function executions_agent_guard() returns trigger language plpgsql as $$
begin
  if exists (select from agents a where a.id = new.agent_id and a.standing in ('revoked', 'conflict_pill')) then
    raise exception 'execution %: agent % gets no work', new.id, new.agent_id
      using errcode = 'check_violation', constraint = 'executions_are_for_agents_in_good_standing';
  end if;
  return new;
end
$$;

create trigger executions_agent_guard before insert on executions
  for each row execute function executions_agent_guard();

alter table agent_events
  drop constraint agent_events_type_is_known,
  add constraint agent_events_type_is_known check (type in ('enrolled', 'connected', 'lease_lost', 'recovered', 'draining', 'drained',
    'manifest_changed', 'manifest_refused', 'token_refreshed', 'disconnected', 'revoked', 'conflict', 'conflict_resolved', 'paused',
    'resumed', 'impaired', 'impairment_over', 'curve_rotation_asked', 'curve_rotation_ended', 'curve_key_admitted', 'curve_rotated',
    'discovery_pending', 'candidate_approved', 'candidate_rejected')) not valid;
alter table agent_events validate constraint agent_events_type_is_known;

grant select, insert, update on agent_conflicts, curve_rotations to ${app_role};
