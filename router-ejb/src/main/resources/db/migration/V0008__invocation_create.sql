-- Tool calls, their runs on agents, and what happened to them in order.
-- Locks nothing that holds data. To go back: drop tables invocation_events, executions, invocations.
--
-- project_id and workspace_id have no foreign keys: each call would share-lock the one row of its project and of its
-- workspace, and neither is ever deleted.

create table invocations (
  id text not null,
  project_id text not null,
  workspace_id text not null,
  tool text not null,
  risk text not null,
  may_run_again boolean not null,
  status text not null,
  epoch bigint not null,
  events bigint not null,
  target_agent_id text,
  agent_id text,
  execution_id text,
  approval_id text,
  arguments bytea not null,
  arguments_digest text not null,
  digest text not null,
  manifest_hash text not null,
  timeout_ms bigint not null,
  output_format text not null,
  idempotency_key text,
  request_digest text not null,
  requested_by text not null,
  requested_by_name text not null,
  requested_principal text not null,
  reason text,
  trace_context text not null,
  created_at timestamptz not null,
  queued_at timestamptz,
  dispatched_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  exit_code integer,
  error_code text,
  error_message text,
  cancel_reason text,
  version integer not null,
  constraint invocations_pk primary key (id),
  constraint invocations_risk_is_known check (risk in ('read', 'write', 'destructive', 'irreversible')),
  constraint invocations_status_is_known check (status in ('pending_approval', 'queued', 'dispatched', 'running', 'cancelling',
    'completed', 'failed', 'timed_out', 'cancelled', 'rejected', 'approval_timed_out', 'escalated', 'ambiguous')),
  constraint invocations_epoch_is_not_negative check (epoch >= 0),
  constraint invocations_with_an_agent_have_an_epoch check (status not in ('dispatched', 'running', 'cancelling') or (epoch > 0 and agent_id is not null)),
  constraint invocations_ended_when_terminal check ((ended_at is not null) = (status in ('completed', 'failed', 'timed_out',
    'cancelled', 'rejected', 'approval_timed_out', 'escalated')))
);

create unique index invocations_idempotency_key_is_unique on invocations (project_id, idempotency_key) where idempotency_key is not null;
create index invocations_by_project on invocations (project_id, id desc);
create index invocations_by_workspace on invocations (workspace_id, id desc);
create index invocations_waiting on invocations (queued_at, id) where status = 'queued';
create index invocations_with_an_agent on invocations (agent_id) where status in ('dispatched', 'running', 'cancelling', 'ambiguous');

comment on table invocations is 'One tool call from creation to its end; the row is the truth, frames are hearsay.';
comment on column invocations.epoch is 'public: grows with every dispatch; a frame with an older one changes nothing';
comment on column invocations.events is 'public: sequence of the last event';
comment on column invocations.arguments is 'secret: canonical JSON, encrypted (PayloadCipher)';
comment on column invocations.request_digest is 'sensitive: SHA-256 of what was asked, to tell a retry from another call with the same key';
comment on column invocations.may_run_again is 'public: read or idempotent, so lost work may be queued again';
comment on column invocations.reason is 'sensitive: the requester''s words';

create function invocations_guard() returns trigger language plpgsql as $$
declare
  allowed text[];
begin
  if new.status <> old.status then
    allowed := case old.status
      when 'pending_approval' then array['queued', 'rejected', 'approval_timed_out', 'escalated', 'cancelled']
      when 'queued' then array['dispatched', 'failed', 'cancelled']
      when 'dispatched' then array['running', 'cancelling', 'queued', 'completed', 'failed', 'timed_out', 'cancelled', 'ambiguous']
      when 'running' then array['cancelling', 'queued', 'completed', 'failed', 'timed_out', 'cancelled', 'ambiguous']
      when 'cancelling' then array['completed', 'failed', 'timed_out', 'cancelled', 'ambiguous']
      when 'ambiguous' then array['completed', 'failed', 'timed_out', 'cancelled', 'queued']
      else array[]::text[]
    end;
    if not (new.status = any (allowed)) then
      raise exception 'invocation %: % cannot become %', old.id, old.status, new.status
        using errcode = 'check_violation', constraint = 'invocations_status_follows_its_life';
    end if;
  end if;
  if new.epoch < old.epoch or new.events < old.events then
    raise exception 'invocation %: epoch and events only grow', old.id
      using errcode = 'check_violation', constraint = 'invocations_epoch_only_grows';
  end if;
  if (new.id, new.project_id, new.workspace_id, new.tool, new.arguments, new.arguments_digest,
      new.request_digest, new.requested_by, new.requested_principal, new.created_at)
     is distinct from
     (old.id, old.project_id, old.workspace_id, old.tool, old.arguments, old.arguments_digest,
      old.request_digest, old.requested_by, old.requested_principal, old.created_at) then
    raise exception 'invocation %: what was asked cannot change', old.id
      using errcode = 'check_violation', constraint = 'invocations_request_is_immutable';
  end if;
  return new;
end
$$;

create trigger invocations_guard before update on invocations
  for each row execute function invocations_guard();

create table executions (
  id text not null,
  project_id text not null,
  invocation_id text not null,
  epoch bigint not null,
  agent_id text not null,
  boot_id text not null,
  status text not null,
  dispatched_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  exit_code integer,
  error_code text,
  error_message text,
  pieces bigint not null,
  stdout_bytes bigint not null,
  stderr_bytes bigint not null,
  output_sha256 text,
  output_truncated boolean not null,
  version integer not null,
  constraint executions_pk primary key (id),
  constraint executions_one_per_epoch unique (invocation_id, epoch),
  constraint executions_belong_to_an_invocation foreign key (invocation_id) references invocations (id)
    deferrable initially deferred,
  constraint executions_status_is_known check (status in ('dispatched', 'running', 'completed', 'failed', 'timed_out', 'cancelled',
    'not_started', 'lost'))
);

create index executions_by_project on executions (project_id, id desc);

comment on table executions is 'One run of an invocation on an agent, one per epoch.';
comment on column executions.boot_id is 'public: start of the agent process that got it';
comment on column executions.pieces is 'public: output pieces on record';
comment on column executions.output_sha256 is 'public: over all standard output the tool wrote, cut or not';

create table invocation_events (
  invocation_id text not null,
  sequence bigint not null,
  kind text not null,
  at timestamptz not null,
  detail jsonb not null,
  execution_id text,
  piece bigint,
  stream text,
  stream_offset bigint,
  data bytea,
  constraint invocation_events_pk primary key (invocation_id, sequence),
  constraint invocation_events_belong_to_an_invocation foreign key (invocation_id) references invocations (id)
    deferrable initially deferred,
  constraint invocation_events_kind_is_known check (kind in ('queued', 'approval_requested', 'approved', 'rejected', 'approval_timed_out',
    'escalated', 'dispatched', 'started', 'progress', 'cancelling', 'completed', 'failed', 'timeout', 'cancelled', 'ambiguous')),
  constraint invocation_events_progress_has_output check ((kind = 'progress') = (data is not null and piece is not null
    and execution_id is not null and stream is not null and stream_offset is not null)),
  constraint invocation_events_stream_is_known check (stream in ('stdout', 'stderr'))
);

create unique index invocation_events_piece_is_unique on invocation_events (execution_id, piece) where piece is not null;

comment on table invocation_events is 'What happened to an invocation, in order; output pieces are events, so a stream and the raw output are one record.';
comment on column invocation_events.detail is 'public: what the event tells besides output';
comment on column invocation_events.data is 'secret: a piece of output, encrypted (PayloadCipher)';

-- One flush writes audit row and invocation in any order, hence deferred.
alter table execution_audit_log
  add constraint execution_audit_log_names_an_invocation foreign key (invocation_id) references invocations (id)
    deferrable initially deferred;
create index execution_audit_log_by_invocation on execution_audit_log (invocation_id) where invocation_id is not null;

grant select, insert, update on invocations, executions to ${app_role};
grant select, insert on invocation_events to ${app_role};
