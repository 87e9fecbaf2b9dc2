-- Unknown outcomes on record: since when, what the probe said, who settled it and how; and what agents reported that
-- changed nothing. ADR 0019.
-- Exchanges the guard of invocations (no lock beyond the catalogue's), a check on invocation_events (not validated: held
-- for a moment), and the uniqueness of approval_requests (locks the table while two small indexes are built).
-- To go back: drop both tables, put the former guard and check in, make approval_requests unique per invocation again
-- (which needs that no call was asked about twice).

create table ambiguities (
  execution_id text not null,
  project_id text not null,
  invocation_id text not null,
  epoch bigint not null,
  since timestamptz not null,
  code text not null,
  message text not null,
  tries integer not null,
  next_try_at timestamptz,
  probe_tool text,
  probe_invocation_id text,
  probe_answer text,
  probe_note text,
  settled_at timestamptz,
  settled_by text,
  outcome text,
  resolved_by text,
  resolved_by_name text,
  resolved_principal text,
  reason text,
  version integer not null,
  constraint ambiguities_pk primary key (execution_id),
  constraint ambiguities_are_of_a_run foreign key (execution_id) references executions (id) deferrable initially deferred,
  constraint ambiguities_probe_answer_is_known check (probe_answer in ('happened', 'did_not_happen', 'cannot_say')),
  constraint ambiguities_settled_by_is_known check (settled_by in ('report', 'probe', 'person')),
  constraint ambiguities_outcome_is_known check (outcome in ('succeeded', 'failed', 'retry', 'reported')),
  constraint ambiguities_are_settled_as_a_whole check ((settled_at is null) = (settled_by is null)
    and (settled_at is null) = (outcome is null)),
  constraint ambiguities_a_person_gives_a_reason check (settled_by is distinct from 'person'
    or (resolved_by is not null and resolved_by_name is not null and resolved_principal is not null and reason is not null))
);

create index ambiguities_by_invocation on ambiguities (invocation_id);
create index ambiguities_open on ambiguities (project_id, execution_id desc) where settled_at is null;
create index ambiguities_to_probe on ambiguities (next_try_at) where settled_at is null and next_try_at is not null;

comment on table ambiguities is 'Runs of which nobody could say whether they had their effect, and what settled that.';
comment on column ambiguities.tries is 'public: probes made so far';
comment on column ambiguities.next_try_at is 'public: when the probe is due; null: never again, or one is running';
comment on column ambiguities.probe_invocation_id is 'public: the last probe';
comment on column ambiguities.probe_note is 'public: why the probe said nothing useful';
comment on column ambiguities.settled_by is 'public: a late report of the agent, the probe, or a person';
comment on column ambiguities.reason is 'sensitive: the person''s words';

create table execution_reports (
  id text not null,
  project_id text not null,
  invocation_id text not null,
  epoch bigint not null,
  agent_id text not null,
  received_at timestamptz not null,
  kind text not null,
  outcome text not null,
  exit_code integer,
  error_code text,
  error_message text,
  stdout_bytes bigint not null,
  stderr_bytes bigint not null,
  output_sha256 text not null,
  started_at timestamptz,
  finished_at timestamptz,
  constraint execution_reports_pk primary key (id),
  constraint execution_reports_are_of_an_invocation foreign key (invocation_id) references invocations (id)
    deferrable initially deferred,
  constraint execution_reports_kind_is_known check (kind in ('duplicate', 'stale', 'contradiction'))
);

create index execution_reports_by_invocation on execution_reports (invocation_id, id);

comment on table execution_reports is 'Reports of agents that came late or twice: kept as evidence, they changed nothing. Bounded per invocation.';
comment on column execution_reports.kind is 'public: said before, of an epoch that is over, or other than what a probe or a person settled';
comment on column execution_reports.started_at is 'public: by the agent''s clock';
comment on column execution_reports.finished_at is 'public: by the agent''s clock';

create function execution_reports_are_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'reports kept as evidence are append-only'
    using errcode = 'insufficient_privilege', constraint = 'execution_reports_are_append_only';
end
$$;

create trigger execution_reports_are_append_only before update or delete on execution_reports
  for each row execute function execution_reports_are_append_only();

grant select, insert, update on ambiguities to ${app_role};
grant select, insert on execution_reports to ${app_role};

alter table invocation_events drop constraint invocation_events_kind_is_known;
alter table invocation_events add constraint invocation_events_kind_is_known check (kind in ('queued', 'approval_requested',
  'approved', 'rejected', 'approval_timed_out', 'escalated', 'dispatched', 'warrant_refused', 'started', 'progress', 'cancelling',
  'completed', 'failed', 'timeout', 'cancelled', 'ambiguous', 'probed', 'resolved', 'contradicted')) not valid;

-- A call whose outcome is unknown may be asked about once more before it is run again; one question at a time.
create unique index approval_requests_one_open_per_invocation on approval_requests (invocation_id)
  where status in ('preparing', 'pending');
create index approval_requests_by_invocation on approval_requests (invocation_id);
alter table approval_requests drop constraint approval_requests_one_per_invocation;

create or replace function invocations_guard() returns trigger language plpgsql as $$
declare
  allowed text[];
begin
  if new.status <> old.status then
    allowed := case old.status
      when 'pending_approval' then array['queued', 'rejected', 'approval_timed_out', 'escalated', 'cancelled', 'ambiguous']
      when 'queued' then array['dispatched', 'failed', 'cancelled', 'rejected', 'ambiguous']
      when 'dispatched' then array['running', 'cancelling', 'queued', 'completed', 'failed', 'timed_out', 'cancelled', 'ambiguous']
      when 'running' then array['cancelling', 'queued', 'completed', 'failed', 'timed_out', 'cancelled', 'ambiguous']
      when 'cancelling' then array['completed', 'failed', 'timed_out', 'cancelled', 'ambiguous']
      when 'ambiguous' then array['completed', 'failed', 'timed_out', 'cancelled', 'queued', 'pending_approval']
      else array[]::text[]
    end;
    if not (new.status = any (allowed)) then
      raise exception 'invocation %: % cannot become %', old.id, old.status, new.status
        using errcode = 'check_violation', constraint = 'invocations_status_follows_its_life';
    end if;
  end if;
  -- What waits can be of unknown outcome only if it ran before and is to be run again.
  if new.status = 'ambiguous' and old.status in ('pending_approval', 'queued') and new.epoch = 0 then
    raise exception 'invocation %: it was never given to an agent', old.id
      using errcode = 'check_violation', constraint = 'invocations_status_follows_its_life';
  end if;
  if new.epoch < old.epoch or new.events < old.events then
    raise exception 'invocation %: epoch and events only grow', old.id
      using errcode = 'check_violation', constraint = 'invocations_epoch_only_grows';
  end if;
  if (new.id, new.project_id, new.workspace_id, new.tool,
      new.request_digest, new.requested_by, new.requested_principal, new.created_at,
      new.preconditions)
     is distinct from
     (old.id, old.project_id, old.workspace_id, old.tool,
      old.request_digest, old.requested_by, old.requested_principal, old.created_at,
      old.preconditions) then
    raise exception 'invocation %: what was asked cannot change', old.id
      using errcode = 'check_violation', constraint = 'invocations_request_is_immutable';
  end if;
  -- A new question about a call of unknown outcome begins again at round 1, with the arguments as they were.
  if old.status = 'ambiguous' and new.status = 'pending_approval' then
    if new.round <> 1 or (new.arguments, new.arguments_digest) is distinct from (old.arguments, old.arguments_digest) then
      raise exception 'invocation %: it is asked about as it ran', old.id
        using errcode = 'check_violation', constraint = 'invocations_request_is_immutable';
    end if;
    return new;
  end if;
  -- Arguments, and what consent is about, change while a person is asked and only together with a new round.
  if new.round <> old.round
     and (new.round <> old.round + 1 or old.status <> 'pending_approval' or new.status <> 'pending_approval')
     or new.round = old.round
        and (new.arguments, new.arguments_digest, new.policy_id, new.policy_version, new.effective_risk,
             new.admitted_manifest_hash, new.admitted_tool_digest, new.risk)
            is distinct from
            (old.arguments, old.arguments_digest, old.policy_id, old.policy_version, old.effective_risk,
             old.admitted_manifest_hash, old.admitted_tool_digest, old.risk)
     or (new.digest, new.plan_digest) is distinct from (old.digest, old.plan_digest) and old.status <> 'pending_approval' then
    raise exception 'invocation %: arguments change only while a person is asked, in a new round', old.id
      using errcode = 'check_violation', constraint = 'invocations_request_is_immutable';
  end if;
  return new;
end
$$;
