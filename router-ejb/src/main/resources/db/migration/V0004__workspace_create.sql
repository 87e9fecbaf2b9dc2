-- Workspaces and which agents serve them.
-- Locks nothing that holds data. To go back: drop tables workspace_agent_bindings, workspaces.

create table workspaces (
  id text not null,
  project_id text not null,
  name text not null,
  kind text not null,
  scope jsonb not null,
  created_at timestamptz not null,
  version integer not null,
  constraint workspaces_pk primary key (id),
  constraint workspaces_id_is_well_formed check (id ~ '^ws_[0-9a-f]{32}$'),
  constraint workspaces_belong_to_a_project foreign key (project_id) references projects (id),
  constraint workspaces_name_is_unique_in_its_project unique (project_id, name),
  constraint workspaces_name_is_well_formed check (name ~ '^[A-Za-z0-9]([ ._-]?[A-Za-z0-9])*$' and length(name) <= 64),
  constraint workspaces_kind_is_known check (kind in ('chat', 'operational')),
  constraint workspaces_scope_is_an_object check (jsonb_typeof(scope) = 'object')
);

create index workspaces_by_project on workspaces (project_id, id desc);

comment on table workspaces is 'Where tools are called from: a kind, a scope that narrows what they may touch, and agents.';
comment on column workspaces.id is 'public';
comment on column workspaces.project_id is 'public';
comment on column workspaces.name is 'public';
comment on column workspaces.kind is 'public: chat may become operational; there is no way back';
comment on column workspaces.scope is 'public: dimension to allowed values; a dimension that is missing is not narrowed';
comment on column workspaces.created_at is 'public';
comment on column workspaces.version is 'public: counts changes, for optimistic locking';

create function workspaces_guard() returns trigger language plpgsql as $$
begin
  if old.kind = 'operational' and new.kind <> 'operational' then
    raise exception 'workspace %: operational cannot become %', old.id, new.kind
      using errcode = 'check_violation', constraint = 'workspaces_are_never_demoted';
  end if;
  if (new.id, new.project_id, new.created_at) is distinct from (old.id, old.project_id, old.created_at) then
    raise exception 'workspace %: id, project and birth cannot change', old.id
      using errcode = 'check_violation', constraint = 'workspaces_identity_is_immutable';
  end if;
  return new;
end
$$;

create trigger workspaces_guard before update on workspaces
  for each row execute function workspaces_guard();

create table workspace_agent_bindings (
  workspace_id text not null,
  agent_id text not null,
  bound_at timestamptz not null,
  bound_by text not null,
  constraint workspace_agent_bindings_pk primary key (workspace_id, agent_id),
  constraint workspace_agent_bindings_belong_to_a_workspace foreign key (workspace_id) references workspaces (id)
);

create index workspace_agent_bindings_by_agent on workspace_agent_bindings (agent_id);

comment on table workspace_agent_bindings is 'Which agents serve which workspace. The room of agents adds the foreign key to its table.';
comment on column workspace_agent_bindings.workspace_id is 'public';
comment on column workspace_agent_bindings.agent_id is 'public: of the same project; the door checks it';
comment on column workspace_agent_bindings.bound_at is 'public';
comment on column workspace_agent_bindings.bound_by is 'public: id of the actor';

grant select, insert, update on workspaces to ${app_role};
grant select, insert, delete on workspace_agent_bindings to ${app_role};
