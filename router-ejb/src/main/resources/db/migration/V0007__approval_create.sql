-- Requests for a person's consent. One row per gated invocation; a decision is written once and never changed.
-- Locks nothing that holds data. To go back: drop table approval_requests.

create table approval_requests (
  id text not null,
  project_id text not null,
  workspace_id text not null,
  invocation_id text not null,
  tool text not null,
  risk text not null,
  digest text not null,
  status text not null,
  requested_by text not null,
  requested_by_name text not null,
  requested_principal text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  decided_by_name text,
  decided_principal text,
  note text,
  reason text,
  version integer not null,
  constraint approval_requests_pk primary key (id),
  constraint approval_requests_one_per_invocation unique (invocation_id),
  constraint approval_requests_belong_to_a_project foreign key (project_id) references projects (id),
  constraint approval_requests_belong_to_a_workspace foreign key (workspace_id) references workspaces (id),
  constraint approval_requests_risk_is_known check (risk in ('read', 'write', 'destructive', 'irreversible')),
  constraint approval_requests_status_is_known check (status in ('pending', 'approved', 'rejected', 'timeout', 'escalated', 'withdrawn')),
  constraint approval_requests_decided_when_not_pending check ((status = 'pending') = (decided_at is null)),
  constraint approval_requests_approver_is_not_requester check (status <> 'approved' or decided_principal is distinct from requested_principal)
);

create index approval_requests_by_project on approval_requests (project_id, id desc);
create index approval_requests_by_workspace on approval_requests (workspace_id);
create index approval_requests_due on approval_requests (expires_at) where status = 'pending';

comment on table approval_requests is 'A pending or settled question to a person: may this invocation run?';
comment on column approval_requests.id is 'public';
comment on column approval_requests.digest is 'public: SHA-256 over the canonical document of what is asked; what is approved is this';
comment on column approval_requests.requested_principal is 'sensitive: whoever stands behind the requesting key; may not approve';
comment on column approval_requests.expires_at is 'public: after this instant only a timeout can settle it';
comment on column approval_requests.note is 'sensitive: the approver''s words';
comment on column approval_requests.reason is 'sensitive: the rejecter''s words';

create function approval_requests_guard() returns trigger language plpgsql as $$
begin
  if old.status <> 'pending' then
    raise exception 'approval request % is settled as % and cannot change', old.id, old.status
      using errcode = 'check_violation', constraint = 'approval_requests_settled_is_final';
  end if;
  if (new.id, new.project_id, new.workspace_id, new.invocation_id, new.tool, new.risk, new.digest,
      new.requested_by, new.requested_principal, new.created_at, new.expires_at)
     is distinct from
     (old.id, old.project_id, old.workspace_id, old.invocation_id, old.tool, old.risk, old.digest,
      old.requested_by, old.requested_principal, old.created_at, old.expires_at) then
    raise exception 'approval request %: what was asked cannot change', old.id
      using errcode = 'check_violation', constraint = 'approval_requests_question_is_immutable';
  end if;
  return new;
end
$$;

create trigger approval_requests_guard before update on approval_requests
  for each row execute function approval_requests_guard();

grant select, insert, update on approval_requests to ${app_role};
