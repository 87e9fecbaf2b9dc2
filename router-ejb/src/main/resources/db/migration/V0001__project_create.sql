-- Projects: whose everything is.
-- Locks nothing that holds data. To go back: drop table projects.
--
-- The placeholder app_role is the role the router works as. It owns nothing and gets each right by name, so a table
-- somebody forgets to grant is a table the router cannot read.

alter default privileges in schema public revoke all on tables from ${app_role};
revoke all on all tables in schema public from ${app_role};
grant usage on schema public to ${app_role};

create table projects (
  id text not null,
  slug text not null,
  name text not null,
  created_at timestamptz not null,
  version integer not null,
  constraint projects_pk primary key (id),
  constraint projects_id_is_well_formed check (id ~ '^proj_[0-9a-f]{32}$'),
  constraint projects_slug_is_unique unique (slug),
  constraint projects_slug_is_well_formed check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) between 2 and 40),
  constraint projects_name_is_short check (length(name) between 1 and 128)
);

comment on table projects is 'A customer''s project; every other row belongs to one.';
comment on column projects.id is 'public: proj_ and the hex digits of a UUIDv7';
comment on column projects.slug is 'public: stands for the id in paths and API keys, so it never changes';
comment on column projects.name is 'public: for people';
comment on column projects.created_at is 'public';
comment on column projects.version is 'public: counts changes, for optimistic locking';

create function projects_guard() returns trigger language plpgsql as $$
begin
  if (new.id, new.slug, new.created_at) is distinct from (old.id, old.slug, old.created_at) then
    raise exception 'project %: id, slug and birth cannot change', old.id
      using errcode = 'check_violation', constraint = 'projects_identity_is_immutable';
  end if;
  return new;
end
$$;

create trigger projects_guard before update on projects
  for each row execute function projects_guard();

grant select, insert, update on projects to ${app_role};
