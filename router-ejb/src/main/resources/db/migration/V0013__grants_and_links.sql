-- Standing consent (grants), what requesters asked for of it (wishes), and one-time links for reviewers without membership.
-- approval_id and invocation_id have no foreign keys: the request and the call are written in the same flush, in any order,
-- and neither is ever deleted. Locks nothing that holds data.
-- To go back: drop tables approval_links, approval_grant_wishes, approval_grant_uses, approval_grant_voices, approval_grants.

create table approval_grants (
  id text not null,
  project_id text not null,
  workspace_id text not null,
  approval_id text not null,
  digest text not null,
  tool text not null,
  grantee_id text not null,
  grantee_name text not null,
  grantee_principal text not null,
  pattern bytea not null,
  terms_digest text not null,
  policy_id text not null,
  policy_version integer not null,
  stage integer not null,
  asked_risk text not null,
  highest_risk text not null,
  uses integer not null,
  uses_left integer not null,
  ttl_seconds bigint not null,
  status text not null,
  created_at timestamptz not null,
  activated_at timestamptz,
  expires_at timestamptz,
  last_used_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  ended_by_name text,
  reason text,
  version integer not null,
  constraint approval_grants_pk primary key (id),
  constraint approval_grants_one_per_terms unique (approval_id, terms_digest),
  constraint approval_grants_status_is_known check (status in ('proposed', 'active', 'lapsed', 'revoked')),
  constraint approval_grants_risk_is_known check (highest_risk in ('read', 'write', 'destructive')
    and asked_risk in ('read', 'write', 'destructive')),
  constraint approval_grants_never_more_uses_than_given check (uses between 1 and 1000 and uses_left between 0 and uses),
  constraint approval_grants_clock_runs_from_activation check ((activated_at is null) = (expires_at is null)),
  constraint approval_grants_active_ones_have_a_clock check (status <> 'active' or expires_at is not null),
  constraint approval_grants_ended_when_over check ((status in ('lapsed', 'revoked')) = (ended_at is not null))
);

create index approval_grants_by_project on approval_grants (project_id, id desc);
create index approval_grants_in_force on approval_grants (project_id, grantee_id, tool) where status = 'active';

comment on table approval_grants is 'Standing consent: calls like one that was approved may run without asking, so many times, so long, up to a risk.';
comment on column approval_grants.digest is 'public: of the question it was given with';
comment on column approval_grants.grantee_id is 'public: the key or person that asked; nobody else is covered';
comment on column approval_grants.grantee_principal is 'sensitive: the person behind the grantee';
comment on column approval_grants.pattern is 'secret: which arguments are covered, canonical JSON, encrypted (PayloadCipher)';
comment on column approval_grants.terms_digest is 'public: SHA-256 over pattern, uses, time and highest risk; two people who mean the same agree on one grant';
comment on column approval_grants.policy_id is 'public: the policy version it was given under; under any other it is not honoured';
comment on column approval_grants.uses_left is 'public: only ever falls';
comment on column approval_grants.reason is 'sensitive: why it ended, in somebody''s words';

create function approval_grants_guard() returns trigger language plpgsql as $$
begin
  if (new.id, new.project_id, new.workspace_id, new.approval_id, new.digest, new.tool, new.grantee_id, new.grantee_principal,
      new.pattern, new.terms_digest, new.policy_id, new.policy_version, new.stage, new.asked_risk, new.highest_risk, new.uses,
      new.ttl_seconds, new.created_at)
     is distinct from
     (old.id, old.project_id, old.workspace_id, old.approval_id, old.digest, old.tool, old.grantee_id, old.grantee_principal,
      old.pattern, old.terms_digest, old.policy_id, old.policy_version, old.stage, old.asked_risk, old.highest_risk, old.uses,
      old.ttl_seconds, old.created_at) then
    raise exception 'grant %: what was given cannot change', old.id
      using errcode = 'check_violation', constraint = 'approval_grants_terms_are_immutable';
  end if;
  if new.status <> old.status and not (old.status = 'proposed' and new.status in ('active', 'lapsed', 'revoked')
      or old.status = 'active' and new.status = 'revoked') then
    raise exception 'grant %: % cannot become %', old.id, old.status, new.status
      using errcode = 'check_violation', constraint = 'approval_grants_status_follows_its_life';
  end if;
  if new.uses_left > old.uses_left or new.uses_left < old.uses_left and (old.status <> 'active' or new.status <> 'active') then
    raise exception 'grant %: uses only fall, and only while it is active', old.id
      using errcode = 'check_violation', constraint = 'approval_grants_uses_only_fall';
  end if;
  if old.expires_at is not null and new.expires_at is distinct from old.expires_at then
    raise exception 'grant %: a running clock is not moved', old.id
      using errcode = 'check_violation', constraint = 'approval_grants_clock_is_not_moved';
  end if;
  return new;
end
$$;

create trigger approval_grants_guard before update on approval_grants
  for each row execute function approval_grants_guard();

create table approval_grant_voices (
  grant_id text not null,
  principal text not null,
  project_id text not null,
  voter_id text not null,
  voter_name text not null,
  at timestamptz not null,
  constraint approval_grant_voices_pk primary key (grant_id, principal),
  constraint approval_grant_voices_belong_to_a_grant foreign key (grant_id) references approval_grants (id)
    deferrable initially deferred
);

comment on table approval_grant_voices is 'Who agreed to a grant; it counts while enough of them still may.';
comment on column approval_grant_voices.principal is 'sensitive: the person; two keys of one person have one principal';

create table approval_grant_uses (
  invocation_id text not null,
  grant_id text not null,
  project_id text not null,
  uses_left integer not null,
  at timestamptz not null,
  constraint approval_grant_uses_pk primary key (invocation_id),
  constraint approval_grant_uses_belong_to_a_grant foreign key (grant_id) references approval_grants (id)
    deferrable initially deferred,
  constraint approval_grant_uses_are_counted unique (grant_id, uses_left)
);

comment on table approval_grant_uses is 'Calls that were admitted by a grant, each with the count it took; no count is taken twice.';

create table approval_grant_wishes (
  invocation_id text not null,
  project_id text not null,
  pattern bytea not null,
  uses integer not null,
  ttl_seconds bigint not null,
  at timestamptz not null,
  constraint approval_grant_wishes_pk primary key (invocation_id),
  constraint approval_grant_wishes_are_bounded check (uses between 1 and 1000 and ttl_seconds > 0)
);

comment on table approval_grant_wishes is 'The widest grant a requester asked for with a call; an approver may give less, never more.';
comment on column approval_grant_wishes.pattern is 'secret: canonical JSON, encrypted (PayloadCipher)';

create table approval_links (
  id text not null,
  project_id text not null,
  approval_id text not null,
  digest text not null,
  risk text not null,
  token_sha256 text not null,
  code_sha256 text not null,
  reviewer_name text not null,
  reviewer_email text not null,
  created_by text not null,
  created_by_name text not null,
  created_principal text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  wrong_codes integer not null,
  status text not null,
  settled_at timestamptz,
  version integer not null,
  constraint approval_links_pk primary key (id),
  constraint approval_links_token_is_unique unique (token_sha256),
  constraint approval_links_hashes_are_sha256 check (token_sha256 ~ '^[0-9a-f]{64}$' and code_sha256 ~ '^[0-9a-f]{64}$'),
  constraint approval_links_live_at_most_a_day check (expires_at > created_at and expires_at <= created_at + interval '24 hours'),
  constraint approval_links_risk_is_known check (risk in ('read', 'write', 'destructive', 'irreversible')),
  constraint approval_links_status_is_known check (status in ('open', 'used', 'revoked', 'locked')),
  constraint approval_links_settled_when_not_open check ((status = 'open') = (settled_at is null)),
  constraint approval_links_lock_after_five_wrong_codes check (wrong_codes between 0 and 5 and (wrong_codes < 5 or status <> 'open'))
);

create index approval_links_of_a_request on approval_links (project_id, approval_id);

comment on table approval_links is 'Invitations to decide one question once, for somebody without membership.';
comment on column approval_links.digest is 'public: the question it is for; once that changed the link is void';
comment on column approval_links.token_sha256 is 'sensitive: the token itself is on record nowhere';
comment on column approval_links.code_sha256 is 'sensitive: over token and code together, so that the record alone does not give the code away';
comment on column approval_links.reviewer_name is 'sensitive: whom it is for';
comment on column approval_links.reviewer_email is 'sensitive: whom it is for';
comment on column approval_links.created_principal is 'sensitive: the person who invites, and for whom the reviewer counts';

create function approval_links_guard() returns trigger language plpgsql as $$
begin
  if old.status <> 'open' then
    raise exception 'link % is % and cannot change', old.id, old.status
      using errcode = 'check_violation', constraint = 'approval_links_settled_is_final';
  end if;
  if (new.id, new.project_id, new.approval_id, new.digest, new.risk, new.token_sha256, new.code_sha256, new.reviewer_name,
      new.reviewer_email, new.created_by, new.created_principal, new.created_at, new.expires_at)
     is distinct from
     (old.id, old.project_id, old.approval_id, old.digest, old.risk, old.token_sha256, old.code_sha256, old.reviewer_name,
      old.reviewer_email, old.created_by, old.created_principal, old.created_at, old.expires_at)
     or new.wrong_codes < old.wrong_codes then
    raise exception 'link %: what it is for cannot change', old.id
      using errcode = 'check_violation', constraint = 'approval_links_are_immutable';
  end if;
  return new;
end
$$;

create trigger approval_links_guard before update on approval_links
  for each row execute function approval_links_guard();

alter table invocations add column plan_tool text;
alter table invocations add column plan_invocation_id text;
alter table invocations add constraint invocations_plan_has_a_tool check ((plan_tool is null) = (plan_invocation_id is null));
create index invocations_waiting_for_a_plan on invocations (plan_invocation_id)
  where status = 'pending_approval' and plan_invocation_id is not null and plan_digest is null;

comment on column invocations.plan_tool is 'public: the reading tool whose output is shown with the question and checked again before the start';
comment on column invocations.plan_invocation_id is 'public: the run that makes the plan';

grant select, insert, update on approval_grants, approval_links to ${app_role};
grant select, insert on approval_grant_voices, approval_grant_uses, approval_grant_wishes to ${app_role};
