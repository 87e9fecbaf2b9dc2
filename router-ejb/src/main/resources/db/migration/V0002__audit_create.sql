-- The audit log: append-only by privilege (the router may insert and read) and by trigger (nobody else may change it
-- either, the owner included, while the triggers stand).
-- Locks nothing that holds data. To go back: drop table execution_audit_log (which is the end of all evidence).
--
-- project_id has no foreign key: each act of a project would lock that project's one row. The rooms that own
-- invocations, approvals, executions and agents add theirs, deferred, since one flush writes rows in any order.

create table execution_audit_log (
  id text not null,
  project_id text,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  actor_principal text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  outcome text not null,
  request_id text not null,
  trace_id text not null,
  invocation_id text,
  approval_id text,
  execution_id text,
  agent_id text,
  detail jsonb not null,
  constraint execution_audit_log_pk primary key (id),
  constraint execution_audit_log_id_is_well_formed check (id ~ '^aud_[0-9a-f]{32}$'),
  constraint execution_audit_log_actor_kind_is_known check (actor_kind in ('api_key', 'agent', 'system')),
  constraint execution_audit_log_action_is_well_formed check (action ~ '^[a-z][a-z_]*(\.[a-z][a-z_]*)+$'),
  constraint execution_audit_log_outcome_is_known check (outcome in ('done', 'refused', 'failed')),
  constraint execution_audit_log_detail_is_an_object check (jsonb_typeof(detail) = 'object'),
  constraint execution_audit_log_detail_is_short check (pg_column_size(detail) <= 16384)
);

create index execution_audit_log_by_project on execution_audit_log (project_id, id desc);
create index execution_audit_log_by_subject on execution_audit_log (subject_id, id desc);

comment on table execution_audit_log is 'Who did what to what, and what came of it; written in the transaction that takes effect, never changed.';
comment on column execution_audit_log.id is 'public: aud_ and the hex digits of a UUIDv7, so ids sort by time';
comment on column execution_audit_log.project_id is 'public: null only for acts of the router outside any project';
comment on column execution_audit_log.at is 'public';
comment on column execution_audit_log.actor_kind is 'public';
comment on column execution_audit_log.actor_id is 'public';
comment on column execution_audit_log.actor_name is 'public';
comment on column execution_audit_log.actor_principal is 'sensitive: the person or party behind the actor';
comment on column execution_audit_log.action is 'public: <thing>.<past participle>, such as api_key.created';
comment on column execution_audit_log.subject_kind is 'public';
comment on column execution_audit_log.subject_id is 'public';
comment on column execution_audit_log.outcome is 'public';
comment on column execution_audit_log.request_id is 'public: ties together what one request caused';
comment on column execution_audit_log.trace_id is 'public: W3C trace id';
comment on column execution_audit_log.invocation_id is 'public: the invocation this is about';
comment on column execution_audit_log.approval_id is 'public: the approval request this is about';
comment on column execution_audit_log.execution_id is 'public: the execution this is about';
comment on column execution_audit_log.agent_id is 'public: the agent this is about';
comment on column execution_audit_log.detail is 'sensitive: a few facts; never a secret, an argument or an output';

create function execution_audit_log_guard() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only'
    using errcode = 'insufficient_privilege', constraint = 'execution_audit_log_is_append_only';
end
$$;

create trigger execution_audit_log_guard before update or delete on execution_audit_log
  for each row execute function execution_audit_log_guard();
create trigger execution_audit_log_guard_truncate before truncate on execution_audit_log
  for each statement execute function execution_audit_log_guard();
-- "always": also in sessions that call themselves a replica.
alter table execution_audit_log enable always trigger execution_audit_log_guard;
alter table execution_audit_log enable always trigger execution_audit_log_guard_truncate;

grant select, insert on execution_audit_log to ${app_role};
