-- What the application role may do. Run in the router's database, as a superuser or a member of the owner role.
-- Variables: owner, app.

revoke create on schema public from public;

grant usage on schema public to :"app";

-- Rights on tables come with the migrations, each by name: a right given to every future table would also be given on the
-- audit log and on the history of migrations.
alter default privileges for role :"owner" in schema public revoke all on tables from :"app";

alter default privileges for role :"owner" in schema public revoke all on sequences from :"app";
