-- Approval policies: versions that never change, which one is in force in a workspace, and the history of that.
-- Append-only by privilege (the router may insert and read) and by trigger (nobody else may change them either), as the
-- audit log is. Locks nothing that holds data. To go back: drop tables approval_policy_in_force,
-- approval_policy_activations, approval_policies; every workspace is under the built-in policy 'standard' again.
--
-- The built-in policies have ids and no rows: pol_ and 0...01 standard, 0...02 elevated, 0...03 restricted.

create table approval_policies (
  id text not null,
  project_id text not null,
  workspace_id text not null,
  policy_name text not null,
  policy_version integer not null,
  document jsonb not null,
  document_digest text not null,
  created_at timestamptz not null,
  created_by text not null,
  created_by_name text not null,
  created_principal text not null,
  constraint approval_policies_pk primary key (id),
  constraint approval_policies_id_is_well_formed check (id ~ '^pol_[0-9a-f]{32}$'),
  constraint approval_policies_belong_to_a_project foreign key (project_id) references projects (id),
  constraint approval_policies_belong_to_a_workspace foreign key (workspace_id) references workspaces (id),
  constraint approval_policies_version_is_unique_under_its_name unique (project_id, workspace_id, policy_name, policy_version),
  constraint approval_policies_versions_count_from_one check (policy_version >= 1),
  constraint approval_policies_name_is_well_formed check (policy_name ~ '^[a-z0-9]([._-]?[a-z0-9])*$' and length(policy_name) <= 64),
  constraint approval_policies_name_is_not_built_in check (policy_name not in ('standard', 'elevated', 'restricted')),
  constraint approval_policies_document_is_an_object check (jsonb_typeof(document) = 'object'),
  constraint approval_policies_document_is_bounded check (pg_column_size(document) <= 262144),
  constraint approval_policies_digest_is_well_formed check (document_digest ~ '^[0-9a-f]{64}$')
);

create index approval_policies_by_workspace on approval_policies (workspace_id, id desc);

comment on table approval_policies is 'Versions of approval policies. A version is what people consent under, so it never changes.';
comment on column approval_policies.id is 'public: of this version';
comment on column approval_policies.project_id is 'public';
comment on column approval_policies.workspace_id is 'public';
comment on column approval_policies.policy_name is 'public: versions count up under it';
comment on column approval_policies.policy_version is 'public';
comment on column approval_policies.document is 'public: complete, in its nested form';
comment on column approval_policies.document_digest is 'public: SHA-256 over the canonical JSON of document';
comment on column approval_policies.created_at is 'public';
comment on column approval_policies.created_by is 'public: id of the actor';
comment on column approval_policies.created_by_name is 'public';
comment on column approval_policies.created_principal is 'sensitive: the person behind the actor';

create table approval_policy_activations (
  project_id text not null,
  workspace_id text not null,
  sequence integer not null,
  policy_id text not null,
  activated_at timestamptz not null,
  activated_by text not null,
  activated_by_name text not null,
  activated_principal text not null,
  constraint approval_policy_activations_pk primary key (project_id, workspace_id, sequence),
  constraint approval_policy_activations_belong_to_a_project foreign key (project_id) references projects (id),
  constraint approval_policy_activations_belong_to_a_workspace foreign key (workspace_id) references workspaces (id),
  constraint approval_policy_activations_count_from_one check (sequence >= 1)
);

create index approval_policy_activations_by_workspace on approval_policy_activations (workspace_id);

comment on table approval_policy_activations is 'Which policy version came into force when and through whom, in order; never changed.';
comment on column approval_policy_activations.project_id is 'public';
comment on column approval_policy_activations.workspace_id is 'public';
comment on column approval_policy_activations.sequence is 'public: counts from 1 in each workspace';
comment on column approval_policy_activations.policy_id is 'public: a version of this workspace, or a built-in one';
comment on column approval_policy_activations.activated_at is 'public';
comment on column approval_policy_activations.activated_by is 'public: id of the actor';
comment on column approval_policy_activations.activated_by_name is 'public';
comment on column approval_policy_activations.activated_principal is 'sensitive: the person behind the actor';

create table approval_policy_in_force (
  project_id text not null,
  workspace_id text not null,
  policy_id text not null,
  sequence integer not null,
  version integer not null,
  constraint approval_policy_in_force_pk primary key (project_id, workspace_id),
  constraint approval_policy_in_force_follows_its_history foreign key (project_id, workspace_id, sequence)
    references approval_policy_activations (project_id, workspace_id, sequence) deferrable initially deferred
);

create index approval_policy_in_force_history on approval_policy_in_force (project_id, workspace_id, sequence);

comment on table approval_policy_in_force is 'The last activation of a workspace, found by key on the way of every call. No row: the built-in policy standard.';
comment on column approval_policy_in_force.project_id is 'public';
comment on column approval_policy_in_force.workspace_id is 'public';
comment on column approval_policy_in_force.policy_id is 'public';
comment on column approval_policy_in_force.sequence is 'public: of the activation';
comment on column approval_policy_in_force.version is 'public: counts changes, for optimistic locking';

create function approval_policies_guard() returns trigger language plpgsql as $$
begin
  raise exception 'versions of approval policies and their activations are append-only'
    using errcode = 'insufficient_privilege', constraint = 'approval_policies_are_append_only';
end
$$;

create trigger approval_policies_guard before update or delete on approval_policies
  for each row execute function approval_policies_guard();
create trigger approval_policies_guard_truncate before truncate on approval_policies
  for each statement execute function approval_policies_guard();
create trigger approval_policy_activations_guard before update or delete on approval_policy_activations
  for each row execute function approval_policies_guard();
create trigger approval_policy_activations_guard_truncate before truncate on approval_policy_activations
  for each statement execute function approval_policies_guard();
-- "always": also in sessions that call themselves a replica.
alter table approval_policies enable always trigger approval_policies_guard;
alter table approval_policies enable always trigger approval_policies_guard_truncate;
alter table approval_policy_activations enable always trigger approval_policy_activations_guard;
alter table approval_policy_activations enable always trigger approval_policy_activations_guard_truncate;

create function approval_policy_activations_name_a_version() returns trigger language plpgsql as $$
begin
  if new.policy_id !~ '^pol_0{31}[123]$' and not exists (
      select from approval_policies p
       where p.id = new.policy_id and p.project_id = new.project_id and p.workspace_id = new.workspace_id) then
    raise exception 'policy % is no version of workspace %', new.policy_id, new.workspace_id
      using errcode = 'foreign_key_violation', constraint = 'approval_policy_activations_name_a_version_of_their_workspace';
  end if;
  return new;
end
$$;

create trigger approval_policy_activations_name_a_version before insert on approval_policy_activations
  for each row execute function approval_policy_activations_name_a_version();

-- At commit, since one flush writes the two rows in any order.
create function approval_policy_in_force_is_recorded() returns trigger language plpgsql as $$
begin
  if not exists (
      select from approval_policy_activations a
       where a.project_id = new.project_id and a.workspace_id = new.workspace_id and a.sequence = new.sequence
         and a.policy_id = new.policy_id) then
    raise exception 'policy % did not come into force in workspace % by activation %', new.policy_id, new.workspace_id, new.sequence
      using errcode = 'foreign_key_violation', constraint = 'approval_policy_in_force_is_the_one_activated';
  end if;
  return new;
end
$$;

create constraint trigger approval_policy_in_force_is_recorded after insert or update on approval_policy_in_force
  deferrable initially deferred for each row execute function approval_policy_in_force_is_recorded();

create function approval_policy_in_force_guard() returns trigger language plpgsql as $$
begin
  if (new.project_id, new.workspace_id) is distinct from (old.project_id, old.workspace_id)
     or new.sequence <> old.sequence + 1 then
    raise exception 'workspace %: activations follow one another', old.workspace_id
      using errcode = 'check_violation', constraint = 'approval_policy_in_force_moves_on_by_one';
  end if;
  return new;
end
$$;

create trigger approval_policy_in_force_guard before update on approval_policy_in_force
  for each row execute function approval_policy_in_force_guard();

grant select, insert on approval_policies, approval_policy_activations to ${app_role};
grant select, insert, update on approval_policy_in_force to ${app_role};
