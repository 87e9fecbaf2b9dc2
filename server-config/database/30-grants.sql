-- What the application role may do. Run in the router's database, as a superuser or a member of the owner role.
-- Variables: owner, app.

revoke create on schema public from public;

grant usage on schema public to :"app";

-- Tables come with migrations; this covers the ones the owner will create. A migration takes back what is too much for
-- its table (the audit log refuses update and delete), which is why existing tables are not granted anything here.
alter default privileges for role :"owner" in schema public grant select, insert, update, delete on tables to :"app";

alter default privileges for role :"owner" in schema public grant usage, select on sequences to :"app";
