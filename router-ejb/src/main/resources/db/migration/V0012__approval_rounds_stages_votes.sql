-- Approval as a course of rounds (what is asked), stages (who is asked, until when) and votes (what was said): a request is
-- pinned to a policy version, its deadlines are rows, and a decision is made of words that can be recounted. The invocation
-- learns under which policy, risk, grant and preconditions it was admitted.
-- Locks approval_requests and invocations exclusively for the change of their definitions; no row is rewritten (new columns
-- are null or have constant defaults).
-- To go back: drop the four new tables, the new columns and triggers, restore the guards of V0007 and V0008 and rename
-- stage_due_at to expires_at; requests that are preparing must be settled first.

-- 1. The request ------------------------------------------------------------------------------------------------------

alter table approval_requests rename column expires_at to stage_due_at;
alter table approval_requests alter column stage_due_at drop not null;
alter table approval_requests add column policy_id text;
alter table approval_requests add column policy_version integer;
alter table approval_requests add column declared_risk text;
alter table approval_requests add column round integer not null default 1;
alter table approval_requests add column stage integer not null default 0;
alter table approval_requests add column requester_may_approve boolean not null default false;
alter table approval_requests add column plan_digest text;

drop index approval_requests_due;
create index approval_requests_due on approval_requests (stage_due_at) where status = 'pending';

alter table approval_requests drop constraint approval_requests_status_is_known;
alter table approval_requests add constraint approval_requests_status_is_known
  check (status in ('preparing', 'pending', 'approved', 'rejected', 'timeout', 'escalated', 'withdrawn'));
alter table approval_requests drop constraint approval_requests_decided_when_not_pending;
alter table approval_requests add constraint approval_requests_decided_when_settled
  check ((status in ('preparing', 'pending')) = (decided_at is null));
alter table approval_requests drop constraint approval_requests_approver_is_not_requester;
alter table approval_requests add constraint approval_requests_approver_is_not_requester
  check (status <> 'approved' or requester_may_approve or decided_principal is distinct from requested_principal);
alter table approval_requests add constraint approval_requests_never_approved_late
  check (status <> 'approved' or decided_at < stage_due_at);
alter table approval_requests add constraint approval_requests_clock_runs_when_decidable
  check (status in ('preparing', 'withdrawn', 'rejected') or stage_due_at is not null);
alter table approval_requests add constraint approval_requests_declared_risk_is_known
  check (declared_risk in ('read', 'write', 'destructive', 'irreversible'));
alter table approval_requests add constraint approval_requests_round_and_stage_count check (round >= 1 and stage >= 0);

comment on table approval_requests is 'A question to people: may this invocation run? Preparing, pending or settled.';
comment on column approval_requests.stage_due_at is 'public: deadline of the present stage; from this instant on only the clock acts';
comment on column approval_requests.policy_id is 'public: the policy version the question is asked under, for this round';
comment on column approval_requests.declared_risk is 'public: what the tool declares; risk is what the policy made of it';
comment on column approval_requests.round is 'public: grows when the arguments are edited; words of earlier rounds are void';
comment on column approval_requests.stage is 'public: of the escalation chain, counted from 0';
comment on column approval_requests.requester_may_approve is 'public: the exception the policy names; false almost always';
comment on column approval_requests.plan_digest is 'public: SHA-256 of the plan the question shows, once it was made';

create or replace function approval_requests_guard() returns trigger language plpgsql as $$
begin
  if old.status not in ('preparing', 'pending') then
    raise exception 'approval request % is settled as % and cannot change', old.id, old.status
      using errcode = 'check_violation', constraint = 'approval_requests_settled_is_final';
  end if;
  if new.status = 'preparing' and old.status <> 'preparing'
     or old.status = 'preparing' and new.status not in ('preparing', 'pending', 'rejected', 'withdrawn') then
    raise exception 'approval request %: % cannot become %', old.id, old.status, new.status
      using errcode = 'check_violation', constraint = 'approval_requests_status_follows_its_life';
  end if;
  if (new.id, new.project_id, new.workspace_id, new.invocation_id, new.tool,
      new.requested_by, new.requested_principal, new.created_at)
     is distinct from
     (old.id, old.project_id, old.workspace_id, old.invocation_id, old.tool,
      old.requested_by, old.requested_principal, old.created_at) then
    raise exception 'approval request %: what was asked cannot change', old.id
      using errcode = 'check_violation', constraint = 'approval_requests_question_is_immutable';
  end if;
  if new.round < old.round or (new.round = old.round and new.stage < old.stage) then
    raise exception 'approval request %: round and stage only grow', old.id
      using errcode = 'check_violation', constraint = 'approval_requests_round_and_stage_only_grow';
  end if;
  -- Within a round the question stands, except that a plan still being made becomes part of it once.
  if new.round = old.round
     and (new.risk, new.declared_risk, new.policy_id, new.policy_version, new.requester_may_approve)
         is distinct from
         (old.risk, old.declared_risk, old.policy_id, old.policy_version, old.requester_may_approve)
     or new.round = old.round and old.status <> 'preparing'
        and (new.digest, new.plan_digest) is distinct from (old.digest, old.plan_digest) then
    raise exception 'approval request %: the question of a round cannot change', old.id
      using errcode = 'check_violation', constraint = 'approval_requests_question_is_immutable';
  end if;
  -- A clock moves only with its stage or its round, or starts when the question becomes decidable.
  if new.round = old.round and new.stage = old.stage and old.stage_due_at is not null
     and new.stage_due_at is distinct from old.stage_due_at then
    raise exception 'approval request %: a running clock is not moved', old.id
      using errcode = 'check_violation', constraint = 'approval_requests_clock_is_not_moved';
  end if;
  return new;
end
$$;

-- 2. Rounds: what is asked --------------------------------------------------------------------------------------------

create table approval_rounds (
  id text not null,
  project_id text not null,
  approval_id text not null,
  round integer not null,
  digest text not null,
  arguments_digest text not null,
  arguments bytea not null,
  diff bytea,
  risk text not null,
  policy_id text not null,
  policy_version integer not null,
  opened_at timestamptz not null,
  opened_by text not null,
  opened_by_name text not null,
  opened_principal text not null,
  constraint approval_rounds_pk primary key (id),
  constraint approval_rounds_one_per_number unique (approval_id, round),
  constraint approval_rounds_belong_to_a_request foreign key (approval_id) references approval_requests (id)
    deferrable initially deferred,
  constraint approval_rounds_after_the_first_come_from_an_edit check ((round = 1) = (diff is null)),
  constraint approval_rounds_risk_is_known check (risk in ('read', 'write', 'destructive', 'irreversible'))
);

comment on table approval_rounds is 'Every version of the arguments a person was asked about: the first as called, each later one an edit. Written once.';
comment on column approval_rounds.digest is 'public: SHA-256 over the canonical document of what this round asks';
comment on column approval_rounds.arguments is 'secret: canonical JSON, encrypted (PayloadCipher)';
comment on column approval_rounds.diff is 'secret: what the edit changed, a list of paths with before and after, encrypted (PayloadCipher)';
comment on column approval_rounds.opened_principal is 'sensitive: the person behind whoever called or edited';

-- 3. Stages: who is asked, until when -----------------------------------------------------------------------------------

create table approval_stages (
  id text not null,
  project_id text not null,
  approval_id text not null,
  round integer not null,
  stage integer not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  settled_at timestamptz,
  outcome text,
  version integer not null,
  constraint approval_stages_pk primary key (id),
  constraint approval_stages_one_per_round_and_stage unique (approval_id, round, stage),
  constraint approval_stages_belong_to_a_request foreign key (approval_id) references approval_requests (id)
    deferrable initially deferred,
  constraint approval_stages_due_after_opening check (due_at > opened_at),
  constraint approval_stages_outcome_when_settled check ((settled_at is null) = (outcome is null)),
  constraint approval_stages_outcome_is_known
    check (outcome in ('approved', 'rejected', 'timeout', 'escalated', 'withdrawn', 'passed', 'superseded')),
  constraint approval_stages_never_approved_late check (outcome <> 'approved' or settled_at < due_at),
  constraint approval_stages_clock_runs_out_not_early
    check (outcome not in ('timeout', 'escalated', 'passed') or settled_at >= due_at)
);

comment on table approval_stages is 'The clocks of a request, one row per stage that was opened; what is due is settled by the sweep.';
comment on column approval_stages.round is 'public: the round in which the stage was opened';
comment on column approval_stages.outcome is 'public: how it ended; passed: the next stage was opened; superseded: an edit put another level''s stages in place';

create function approval_stages_guard() returns trigger language plpgsql as $$
begin
  if old.settled_at is not null then
    raise exception 'stage % is settled as % and cannot change', old.id, old.outcome
      using errcode = 'check_violation', constraint = 'approval_stages_settled_is_final';
  end if;
  if (new.id, new.project_id, new.approval_id, new.round, new.stage, new.opened_at, new.due_at)
     is distinct from (old.id, old.project_id, old.approval_id, old.round, old.stage, old.opened_at, old.due_at) then
    raise exception 'stage %: a clock is not moved', old.id
      using errcode = 'check_violation', constraint = 'approval_stages_clock_is_immutable';
  end if;
  return new;
end
$$;

create trigger approval_stages_guard before update on approval_stages
  for each row execute function approval_stages_guard();

-- 4. Votes: what was said -----------------------------------------------------------------------------------------------

create table approval_votes (
  id text not null,
  project_id text not null,
  approval_id text not null,
  round integer not null,
  stage integer not null,
  kind text not null,
  principal text not null,
  voter_id text not null,
  voter_name text not null,
  voter_kind text not null,
  channel text not null,
  digest text not null,
  note text,
  render_hash text,
  is_exception boolean not null,
  at timestamptz not null,
  constraint approval_votes_pk primary key (id),
  constraint approval_votes_belong_to_a_request foreign key (approval_id) references approval_requests (id)
    deferrable initially deferred,
  constraint approval_votes_kind_is_known check (kind in ('approve', 'edit', 'reject')),
  constraint approval_votes_channel_is_known check (channel in ('session', 'key', 'link')),
  constraint approval_votes_come_from_people check (voter_kind in ('api_key', 'user', 'reviewer'))
);

create index approval_votes_of_a_request on approval_votes (approval_id, round);
create unique index approval_votes_one_yes_per_person_and_round on approval_votes (approval_id, round, principal)
  where kind <> 'reject';
create unique index approval_votes_one_no on approval_votes (approval_id) where kind = 'reject';

comment on table approval_votes is 'One person''s word in one round, bound to the digest it was given for. Written once; whether it counts is judged whenever something is decided.';
comment on column approval_votes.kind is 'public: approve; edit: changed the arguments and stands for them; reject';
comment on column approval_votes.principal is 'sensitive: the person; two keys of one person have one principal';
comment on column approval_votes.channel is 'public: session (signed in), key (API key) or link (one-time link)';
comment on column approval_votes.digest is 'public: what the word was given for';
comment on column approval_votes.note is 'sensitive: the voter''s words';
comment on column approval_votes.render_hash is 'public: SHA-256 of the page the voter was shown, where the router rendered one';
comment on column approval_votes.is_exception is 'public: the requester''s own word, which the policy admits by name';

create function approval_votes_guard() returns trigger language plpgsql as $$
declare
  request approval_requests%rowtype;
begin
  select * into request from approval_requests where id = new.approval_id;
  if not found or request.project_id <> new.project_id then
    raise exception 'vote %: there is no such request in the project', new.id
      using errcode = 'check_violation', constraint = 'approval_votes_are_about_a_pending_question';
  end if;
  if request.status <> 'pending' or request.round <> new.round or request.digest <> new.digest then
    raise exception 'vote %: the question is another or settled', new.id
      using errcode = 'check_violation', constraint = 'approval_votes_are_about_a_pending_question';
  end if;
  if new.at >= request.stage_due_at then
    raise exception 'vote %: the deadline has passed', new.id
      using errcode = 'check_violation', constraint = 'approval_votes_are_never_late';
  end if;
  if new.kind <> 'reject' and new.principal = request.requested_principal
     and not (request.requester_may_approve and new.is_exception) then
    raise exception 'vote %: the requester does not count', new.id
      using errcode = 'check_violation', constraint = 'approval_votes_never_from_the_requester';
  end if;
  return new;
end
$$;

create trigger approval_votes_guard before insert on approval_votes
  for each row execute function approval_votes_guard();

-- 5. Events: what happened, for those who watch a project ---------------------------------------------------------------

create table approval_events (
  id bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  project_id text not null,
  approval_id text not null,
  invocation_id text not null,
  kind text not null,
  at timestamptz not null,
  data jsonb not null,
  constraint approval_events_pk primary key (id),
  constraint approval_events_kind_is_known check (kind in ('requested', 'voted', 'edited', 'stage_opened', 'approved', 'rejected',
    'timed_out', 'escalated', 'withdrawn'))
);

create index approval_events_in_order on approval_events (project_id, xid, id);

comment on table approval_events is 'What happened to the approval requests of a project. Read in the order (xid, id) and only below the oldest transaction still open, so that no reader ever skips one that commits later.';
comment on column approval_events.xid is 'public: the writing transaction';
comment on column approval_events.data is 'public: ids, tool, risk, digest, stage and clocks; never arguments';

grant select, insert on approval_rounds, approval_votes, approval_events to ${app_role};
grant select, insert, update on approval_stages to ${app_role};

-- 6. The invocation: under what it was admitted ---------------------------------------------------------------------------

alter table invocations add column grant_id text;
alter table invocations add column policy_id text;
alter table invocations add column policy_version integer;
alter table invocations add column effective_risk text;
alter table invocations add column admitted_manifest_hash text;
alter table invocations add column admitted_tool_digest text;
alter table invocations add column preconditions jsonb not null default '[]';
alter table invocations add column plan_digest text;
alter table invocations add column round integer not null default 1;
alter table invocations add constraint invocations_effective_risk_is_known
  check (effective_risk in ('read', 'write', 'destructive', 'irreversible'));

comment on column invocations.grant_id is 'public: the standing consent the call was admitted by, if any';
comment on column invocations.policy_id is 'public: the policy version it was judged under';
comment on column invocations.effective_risk is 'public: what the policy made of the tool''s own risk; null before policies had rules';
comment on column invocations.admitted_manifest_hash is 'public: of the manifest it was admitted under, which the consent digest names';
comment on column invocations.admitted_tool_digest is 'public: SHA-256 of what the tool was when it was admitted';
comment on column invocations.preconditions is 'sensitive: what must still be true when the tool starts, as the call said; a list, usually empty';
comment on column invocations.plan_digest is 'public: SHA-256 of the plan that consent was asked for';
comment on column invocations.round is 'public: grows when an approver edits the arguments';

create or replace function invocations_guard() returns trigger language plpgsql as $$
declare
  allowed text[];
begin
  if new.status <> old.status then
    allowed := case old.status
      when 'pending_approval' then array['queued', 'rejected', 'approval_timed_out', 'escalated', 'cancelled']
      when 'queued' then array['dispatched', 'failed', 'cancelled', 'rejected']
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

-- A new round of the invocation is a round of its approval request, with the same arguments: checked at commit, because the
-- two rows are written in either order.
create function invocations_round_is_on_record() returns trigger language plpgsql as $$
begin
  if not exists (select from approval_rounds
                 where approval_id = new.approval_id and round = new.round and arguments_digest = new.arguments_digest
                   and digest = new.digest) then
    raise exception 'invocation %: round % is not on record', new.id, new.round
      using errcode = 'check_violation', constraint = 'invocations_round_is_on_record';
  end if;
  return null;
end
$$;

create constraint trigger invocations_round_is_on_record after update on invocations
  deferrable initially deferred for each row when (new.round <> old.round)
  execute function invocations_round_is_on_record();
