-- The database. Run as a superuser (or a member of the owner role that may create databases), in any other database.
-- Variables: database, owner, app.

select format('create database %I owner %I encoding ''UTF8'' template template0', :'database', :'owner')
where not exists (select from pg_database where datname = :'database') \gexec

revoke all on database :"database" from public;

grant connect on database :"database" to :"app";
