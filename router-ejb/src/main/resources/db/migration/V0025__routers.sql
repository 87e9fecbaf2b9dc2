-- Several routers share one database: which there are, which are alive, and with which agents each has a session.
-- Locks invocations while the index is made. To go back: drop tables agent_sessions and routers, and the index.

create table routers (
  id text not null,
  mesh_address text not null,
  curve_public_key text not null,
  version text not null,
  started_at timestamptz not null,
  heartbeat_at timestamptz not null,
  constraint routers_pk primary key (id),
  constraint routers_mesh_address_is_one_routers unique (mesh_address),
  constraint routers_curve_public_key_is_hex check (curve_public_key ~ '^[0-9a-f]{64}$')
);

comment on table routers is 'Router processes by their own word; all times are the database''s, so that clocks of machines do not matter.';
comment on column routers.id is 'public: new at each start of the process';
comment on column routers.mesh_address is 'public: where agents find it';
comment on column routers.curve_public_key is 'public: what agents know its mesh socket by';
comment on column routers.version is 'public: its release';
comment on column routers.started_at is 'public';
comment on column routers.heartbeat_at is 'public: when it last wrote here';

create table agent_sessions (
  agent_id text not null,
  router_id text not null,
  since timestamptz not null,
  constraint agent_sessions_pk primary key (agent_id, router_id),
  constraint agent_sessions_are_of_an_agent foreign key (agent_id) references agents (id) on delete cascade,
  constraint agent_sessions_are_with_a_router foreign key (router_id) references routers (id) on delete cascade
);

create index agent_sessions_by_router on agent_sessions (router_id);

comment on table agent_sessions is 'Which routers speak with which agents: an agent is lost when the last router that lives has lost it.';
comment on column agent_sessions.since is 'public: when the agent said hello there';

-- What was dispatched and has not begun for a while is sent again by any router that has the agent.
create index invocations_dispatched on invocations (dispatched_at, id) where status = 'dispatched';

grant select, insert, update, delete on routers, agent_sessions to ${app_role};
