-- One row per difference from what 10, 20 and 30 establish; no row means all is well. Run in the router's database.
-- Variables: database, owner, app.

select problem from (
  select 1 as place, format('role %s is missing', wanted) as problem
  from unnest(array[:'owner', :'app']) as wanted
  where not exists (select from pg_roles where rolname = wanted)
  union all
  select 2, format('role %s may not log in', rolname)
  from pg_roles where rolname in (:'owner', :'app') and not rolcanlogin
  union all
  select 3, format('role %s has powers it does not need (superuser, createdb, createrole, replication or bypassrls)', rolname)
  from pg_roles
  where rolname in (:'owner', :'app')
    and (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls)
  union all
  select 4, format('database %s belongs to %s, not to %s', datname, pg_get_userbyid(datdba), :'owner')
  from pg_database where datname = :'database' and pg_get_userbyid(datdba) <> :'owner'
  union all
  select 5, format('database %s is not UTF8', datname)
  from pg_database where datname = :'database' and pg_encoding_to_char(encoding) <> 'UTF8'
  union all
  select 6, format('everybody may connect to database %s', datname)
  from pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba))) as granted
  where datname = :'database' and granted.grantee = 0 and granted.privilege_type = 'CONNECT'
  union all
  select 7, format('role %s may not connect to database %s', rolname, :'database')
  from pg_roles where rolname = :'app' and not has_database_privilege(oid, :'database', 'CONNECT')
  union all
  select 8, format('role %s may create objects in schema public', rolname)
  from pg_roles where rolname = :'app' and has_schema_privilege(oid, 'public', 'CREATE')
  union all
  select 9, format('role %s may not use schema public', rolname)
  from pg_roles where rolname = :'app' and not has_schema_privilege(oid, 'public', 'USAGE')
  union all
  select 10, format('role %s has rights on every future table of %s, the audit log included', :'app', :'owner')
  where exists (
    select from pg_default_acl, aclexplode(defaclacl) as granted
    where pg_get_userbyid(defaclrole) = :'owner' and defaclobjtype = 'r'
      and pg_get_userbyid(granted.grantee) = :'app'
  )
  union all
  select 11, format('max_prepared_transactions is %s, the router needs at least 64', current_setting('max_prepared_transactions'))
  where current_setting('max_prepared_transactions')::int < 64
  union all
  select 12, format('the server is PostgreSQL %s, the router needs 15 or newer', current_setting('server_version'))
  where current_setting('server_version_num')::int < 150000
  union all
  select 13, 'fsync is off: a power cut may lose acknowledged work'
  where current_setting('fsync') <> 'on'
) as found
order by place, problem;
