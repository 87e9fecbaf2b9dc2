-- What agents found on their hosts that could become workspace bindings; a person approves or rejects each.
-- Locks nothing that holds data. To go back: drop table agent_candidates.

create table agent_candidates (
  id text not null,
  project_id text not null,
  agent_id text not null,
  kind text not null,
  name text not null,
  evidence text not null,
  state text not null,
  reported_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  decided_by_name text,
  reason text,
  workspace_id text,
  version integer not null,
  constraint agent_candidates_pk primary key (id),
  constraint agent_candidates_id_is_well_formed check (id ~ '^cnd_[0-9a-f]{32}$'),
  constraint agent_candidates_belong_to_a_project foreign key (project_id) references projects (id),
  constraint agent_candidates_belong_to_an_agent foreign key (agent_id) references agents (id),
  constraint agent_candidates_belong_to_a_workspace foreign key (workspace_id) references workspaces (id),
  constraint agent_candidates_are_reported_once unique (agent_id, kind, name),
  constraint agent_candidates_words_are_short check (length(kind) between 1 and 64 and length(name) between 1 and 128
    and length(evidence) <= 512 and length(reason) between 1 and 1000),
  constraint agent_candidates_state_is_known check (state in ('pending', 'approved', 'rejected')),
  constraint agent_candidates_decided_when_not_pending check ((state = 'pending') = (decided_at is null)
    and (decided_at is null) = (decided_by is null) and (decided_at is null) = (decided_by_name is null)),
  constraint agent_candidates_bound_when_approved check ((state = 'approved') = (workspace_id is not null)),
  constraint agent_candidates_rejected_for_a_reason check (state <> 'rejected' or reason is not null)
);

create index agent_candidates_by_project on agent_candidates (project_id, id desc);
create index agent_candidates_by_workspace on agent_candidates (workspace_id) where workspace_id is not null;
create index agent_candidates_by_agent on agent_candidates (agent_id, id desc);

comment on table agent_candidates is 'A workspace binding an agent proposed after looking around on its host. It binds nothing by itself.';
comment on column agent_candidates.kind is 'public: what was found, as the agent says';
comment on column agent_candidates.name is 'public: as the agent says';
comment on column agent_candidates.evidence is 'public: how it was found, as the agent says';
comment on column agent_candidates.decided_by is 'sensitive: id of the actor';
comment on column agent_candidates.decided_by_name is 'public';
comment on column agent_candidates.workspace_id is 'public: what it was bound to';
comment on column agent_candidates.version is 'public: counts changes, for optimistic locking';

create function agent_candidates_guard() returns trigger language plpgsql as $$
begin
  if old.state <> 'pending' then
    raise exception 'candidate % is % and cannot change', old.id, old.state
      using errcode = 'check_violation', constraint = 'agent_candidates_decision_is_final';
  end if;
  if (new.id, new.project_id, new.agent_id, new.kind, new.name, new.evidence, new.reported_at)
     is distinct from
     (old.id, old.project_id, old.agent_id, old.kind, old.name, old.evidence, old.reported_at) then
    raise exception 'candidate %: what was reported cannot change', old.id
      using errcode = 'check_violation', constraint = 'agent_candidates_report_is_immutable';
  end if;
  return new;
end
$$;

create trigger agent_candidates_guard before update on agent_candidates
  for each row execute function agent_candidates_guard();

grant select, insert, update on agent_candidates to ${app_role};
