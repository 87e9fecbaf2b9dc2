-- People: users, the outside identities they sign in with, their place in projects, the authority owners lend, and what
-- the local issuer checks passwords against. Until now a principal was a word on an API key; from here on it is a person.
-- Locks api_keys and router_keys for the moment their checks are exchanged. Keys whose principal is no person yet get one:
-- a user named after the key's first use, owner of the project if the key could manage it, else a member.
-- To go back: drop tables local_credentials, delegations, project_members, user_identities, users; keys keep their
-- principals, which older routers read as text.

create table users (
  id text not null,
  username text not null,
  display_name text not null,
  email text,
  system_role text not null,
  created_at timestamptz not null,
  created_by text not null,
  disabled_at timestamptz,
  version integer not null,
  constraint users_pk primary key (id),
  constraint users_id_is_well_formed check (id ~ '^usr_[0-9a-f]{32}$'),
  constraint users_username_is_unique unique (username),
  constraint users_username_is_well_formed check (username ~ '^[a-z0-9]([._@+-]?[a-z0-9])*$' and length(username) between 2 and 100),
  constraint users_display_name_is_short check (length(display_name) between 1 and 128),
  constraint users_email_is_short check (email like '%_@_%' and length(email) <= 254),
  constraint users_system_role_is_known check (system_role in ('none', 'operator', 'admin'))
);

comment on table users is 'People. A user is never deleted, since records name them; they are disabled.';
comment on column users.id is 'public: usr_ and the hex digits of a UUIDv7; the principal of all their acts is user:<id>';
comment on column users.username is 'public: lower case, never changes';
comment on column users.display_name is 'public: for people';
comment on column users.email is 'sensitive';
comment on column users.system_role is 'public: what they may do on the router as a whole';
comment on column users.created_at is 'public';
comment on column users.created_by is 'public: id of the actor who made the user';
comment on column users.disabled_at is 'public: not null while the user may do nothing at all';
comment on column users.version is 'public: counts changes, for optimistic locking';

create function users_guard() returns trigger language plpgsql as $$
begin
  if (new.id, new.username, new.created_at, new.created_by)
     is distinct from (old.id, old.username, old.created_at, old.created_by) then
    raise exception 'user %: id, username and birth cannot change', old.id
      using errcode = 'check_violation', constraint = 'users_identity_is_immutable';
  end if;
  -- One at a time, so that two admins who step down at the same moment see each other.
  if old.system_role = 'admin' and old.disabled_at is null
     and (new.system_role <> 'admin' or new.disabled_at is not null) then
    perform pg_advisory_xact_lock(hashtext('xerotier.last_admin'));
    if not exists (select from users u where u.system_role = 'admin' and u.disabled_at is null and u.id <> old.id) then
      raise exception 'user %: the router would have no admin', old.id
        using errcode = 'check_violation', constraint = 'users_an_admin_remains';
    end if;
  end if;
  return new;
end
$$;

create trigger users_guard before update on users
  for each row execute function users_guard();

create table user_identities (
  issuer text not null,
  subject text not null,
  user_id text not null,
  linked_at timestamptz not null,
  linked_by text not null,
  constraint user_identities_pk primary key (issuer, subject),
  constraint user_identities_belong_to_a_user foreign key (user_id) references users (id),
  constraint user_identities_issuer_is_short check (length(issuer) between 1 and 255),
  constraint user_identities_subject_is_short check (length(subject) between 1 and 255)
);

create index user_identities_by_user on user_identities (user_id);

comment on table user_identities is 'Who somebody is to an issuer of tokens. One identity is one user, for good; a user may have several.';
comment on column user_identities.issuer is 'public: the iss claim';
comment on column user_identities.subject is 'sensitive: the sub claim';
comment on column user_identities.user_id is 'public';
comment on column user_identities.linked_at is 'public';
comment on column user_identities.linked_by is 'public: id of the actor who said so';

create table project_members (
  project_id text not null,
  user_id text not null,
  role text not null,
  source text not null,
  added_at timestamptz not null,
  added_by text not null,
  version integer not null,
  constraint project_members_pk primary key (project_id, user_id),
  constraint project_members_belong_to_a_project foreign key (project_id) references projects (id),
  constraint project_members_are_users foreign key (user_id) references users (id),
  constraint project_members_role_is_known check (role in ('owner', 'member')),
  constraint project_members_source_is_short check (length(source) between 1 and 64)
);

create index project_members_by_user on project_members (user_id);

comment on table project_members is 'Who has a place in which project. Rows go when somebody leaves; the audit log remembers them.';
comment on column project_members.project_id is 'public';
comment on column project_members.user_id is 'public';
comment on column project_members.role is 'public';
comment on column project_members.source is 'public: local, or the name of the issuer whose groups gave the place and take it away';
comment on column project_members.added_at is 'public';
comment on column project_members.added_by is 'public: id of the actor';
comment on column project_members.version is 'public: counts changes, for optimistic locking';

-- The project's row is locked first, so that two owners who leave at the same moment see each other.
create function project_members_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.project_id, new.user_id, new.added_at, new.added_by)
     is distinct from (old.project_id, old.user_id, old.added_at, old.added_by) then
    raise exception 'a membership is of one user in one project'
      using errcode = 'check_violation', constraint = 'project_members_identity_is_immutable';
  end if;
  if old.role = 'owner' and (tg_op = 'DELETE' or new.role <> 'owner') then
    perform 1 from projects p where p.id = old.project_id for no key update;
    if not exists (select from project_members m
                    where m.project_id = old.project_id and m.role = 'owner' and m.user_id <> old.user_id) then
      raise exception 'project % would have no owner', old.project_id
        using errcode = 'check_violation', constraint = 'project_members_an_owner_remains';
    end if;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;

create trigger project_members_guard before update or delete on project_members
  for each row execute function project_members_guard();

create table delegations (
  id text not null,
  project_id text not null,
  member_id text not null,
  risk_levels text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null,
  lent_by text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text,
  version integer not null,
  constraint delegations_pk primary key (id),
  constraint delegations_id_is_well_formed check (id ~ '^dlg_[0-9a-f]{32}$'),
  constraint delegations_belong_to_a_project foreign key (project_id) references projects (id),
  constraint delegations_are_to_a_user foreign key (member_id) references users (id),
  constraint delegations_are_by_a_user foreign key (lent_by) references users (id),
  constraint delegations_risk_levels_are_known check (risk_levels ~ '^(read|write|destructive|irreversible)( (read|write|destructive|irreversible))*$'),
  constraint delegations_end check (ends_at > starts_at and ends_at <= starts_at + interval '366 days'),
  constraint delegations_have_a_reason check (length(reason) between 1 and 500),
  constraint delegations_are_to_somebody_else check (member_id <> lent_by),
  constraint delegations_revoked_by_somebody check ((revoked_at is null) = (revoked_by is null))
);

create index delegations_by_project on delegations (project_id, id desc);
create index delegations_by_member on delegations (member_id, project_id);
create index delegations_by_lender on delegations (lent_by);

comment on table delegations is 'Authority to approve that an owner lent to a member, for some risk levels and a time.';
comment on column delegations.id is 'public: dlg_ and the hex digits of a UUIDv7';
comment on column delegations.project_id is 'public';
comment on column delegations.member_id is 'public: who may approve';
comment on column delegations.risk_levels is 'public: separated by spaces';
comment on column delegations.starts_at is 'public';
comment on column delegations.ends_at is 'public';
comment on column delegations.reason is 'sensitive: the owner''s words';
comment on column delegations.lent_by is 'public: the owner; it holds only while they are one';
comment on column delegations.created_at is 'public';
comment on column delegations.revoked_at is 'public: set once, for good';
comment on column delegations.revoked_by is 'public: id of the actor';
comment on column delegations.version is 'public: counts changes, for optimistic locking';

create function delegations_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if not exists (select from project_members m
                    where m.project_id = new.project_id and m.user_id = new.lent_by and m.role = 'owner') then
      raise exception 'delegation %: only an owner lends authority', new.id
        using errcode = 'check_violation', constraint = 'delegations_are_lent_by_an_owner';
    end if;
    if not exists (select from project_members m
                    where m.project_id = new.project_id and m.user_id = new.member_id) then
      raise exception 'delegation %: only members are lent authority', new.id
        using errcode = 'check_violation', constraint = 'delegations_are_to_members';
    end if;
    return new;
  end if;
  if old.revoked_at is not null
     or (new.id, new.project_id, new.member_id, new.risk_levels, new.starts_at, new.ends_at, new.reason, new.lent_by,
         new.created_at)
        is distinct from
        (old.id, old.project_id, old.member_id, old.risk_levels, old.starts_at, old.ends_at, old.reason, old.lent_by,
         old.created_at) then
    raise exception 'delegation %: it can be revoked, once, and nothing else', old.id
      using errcode = 'check_violation', constraint = 'delegations_are_immutable';
  end if;
  return new;
end
$$;

create trigger delegations_guard before insert or update on delegations
  for each row execute function delegations_guard();

create table local_credentials (
  user_id text not null,
  password_hash text not null,
  password_set_at timestamptz not null,
  sealed_totp_secret bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint not null default 0,
  version integer not null,
  constraint local_credentials_pk primary key (user_id),
  constraint local_credentials_belong_to_a_user foreign key (user_id) references users (id),
  constraint local_credentials_totp_is_confirmed_if_there check (totp_confirmed_at is null or sealed_totp_secret is not null)
);

comment on table local_credentials is 'What the local issuer checks. Users who sign in elsewhere have no row.';
comment on column local_credentials.user_id is 'public';
comment on column local_credentials.password_hash is 'secret: PBKDF2 with its parameters and salt';
comment on column local_credentials.password_set_at is 'public: tokens issued before it are refused';
comment on column local_credentials.sealed_totp_secret is 'secret: encrypted with XEROTIER_COMPLETION_ENCRYPTION_KEY';
comment on column local_credentials.totp_confirmed_at is 'public: from then on signing in needs a code';
comment on column local_credentials.totp_last_step is 'sensitive: the step of the last code that counted; none before or at it counts again';
comment on column local_credentials.version is 'public: counts changes, for optimistic locking';

alter table router_keys drop constraint router_keys_name_is_known;
alter table router_keys add constraint router_keys_name_is_known check (name in ('curve', 'signing', 'access'));
comment on column router_keys.name is 'public: curve (X25519, the mesh), signing (Ed25519, tokens of agents and warrants) or access (Ed25519, tokens of people)';

-- Keys from before there were people.
alter table api_keys disable trigger api_keys_guard;
do $$
declare
  key record;
  person text;
begin
  for key in
    select principal, min(created_at) as since, bool_or(principal = 'bootstrap') as opener
      from api_keys where principal !~ '^user:usr_[0-9a-f]{32}$' group by principal
  loop
    person := 'usr_' || md5('xerotier.user.' || key.principal || clock_timestamp());
    insert into users values (person, 'key-owner-' || left(substr(person, 5), 12), left(key.principal, 128), null,
      case when key.opener then 'admin' else 'none' end, key.since, 'migration', null, 1);
    insert into project_members
      select k.project_id, person, case when bool_or(k.scopes like '%management%') then 'owner' else 'member' end,
             'local', key.since, 'migration', 1
        from api_keys k where k.principal = key.principal group by k.project_id;
    update api_keys set principal = 'user:' || person where principal = key.principal;
  end loop;
end
$$;
alter table api_keys enable trigger api_keys_guard;

grant select, insert, update on users to ${app_role};
grant select, insert, delete on user_identities to ${app_role};
grant select, insert, update, delete on project_members to ${app_role};
grant select, insert, update on delegations to ${app_role};
grant select, insert, update, delete on local_credentials to ${app_role};
