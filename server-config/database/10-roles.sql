-- The two roles of the router. Run as a superuser (or a role that may create roles), in any database.
-- Variables: owner, owner_password, app, app_password.

select format('create role %I', :'owner') where not exists (select from pg_roles where rolname = :'owner') \gexec

select format('create role %I', :'app') where not exists (select from pg_roles where rolname = :'app') \gexec

-- Owns the schema and runs migrations.
alter role :"owner" with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'owner_password';

-- Reads and writes rows, may not change the schema.
alter role :"app" with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'app_password';
