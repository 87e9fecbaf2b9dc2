#!/usr/bin/env bash
# Prepares an existing PostgreSQL (15 or newer) for the router, or with --check only says what differs.
#
#   database.sh [--check] [--database xerotier] [--owner xerotier_owner] [--app xerotier_app]
#
# Connects with psql as PGHOST, PGPORT, PGUSER, PGPASSWORD (or ~/.pgpass) say; the user must be a superuser, or may create roles
# and databases and be a member of the owner role. The passwords the two roles shall have are read from the environment,
# XEROTIER_DATABASE_OWNER_PASSWORD and XEROTIER_DATABASE_PASSWORD, never from the command line. --check needs none.
# Exit code: 0 nothing differs (any more), 1 --check found differences, 2 something failed. Safe to repeat.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

fail() { printf 'database: %s\n' "$*" >&2; exit 2; }
usage() { sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; }

check=false database=xerotier owner=xerotier_owner app=xerotier_app
while (($#)); do
  case $1 in
    --check) check=true ;;
    --database) database=${2:?} && shift ;;
    --owner) owner=${2:?} && shift ;;
    --app) app=${2:?} && shift ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && fail "unknown argument $1" ;;
  esac
  shift
done
command -v psql > /dev/null || fail "no psql found; install the PostgreSQL client, version 14 or newer"

# Secrets reach psql by the environment: \getenv, so that no process list shows them.
run() {
  local target=$1 file=$2
  {
    printf '%s\n' '\set ON_ERROR_STOP on' '\getenv owner_password XEROTIER_DATABASE_OWNER_PASSWORD' \
      '\getenv app_password XEROTIER_DATABASE_PASSWORD'
    printf '\\i %s\n' "$file"
  } | psql -X -q -A -t -w -d "$target" -v database="$database" -v owner="$owner" -v app="$app" -f -
}

psql -X -q -A -t -w -d postgres -c 'select 1' > /dev/null \
  || fail "cannot connect; set PGHOST, PGPORT, PGUSER and PGPASSWORD of an administrator"
if ! $check; then
  [[ -n ${XEROTIER_DATABASE_OWNER_PASSWORD:-} && -n ${XEROTIER_DATABASE_PASSWORD:-} ]] \
    || fail "set XEROTIER_DATABASE_OWNER_PASSWORD and XEROTIER_DATABASE_PASSWORD"
  for step in 10-roles 20-database; do
    run postgres "$here/database/$step.sql" || fail "$step.sql failed"
  done
  run "$database" "$here/database/30-grants.sql" || fail "30-grants.sql failed"
fi
exists=$(psql -X -q -A -t -w -d postgres -v database="$database" -f - <<< "select 1 from pg_database where datname = :'database'")
if [[ -z $exists ]]; then
  printf 'differs: database %s is missing\n' "$database"
  exit 1
fi
problems=$(run "$database" "$here/database/check.sql") || fail "check.sql failed"
if [[ -n $problems ]]; then
  while IFS= read -r problem; do printf 'differs: %s\n' "$problem"; done <<< "$problems"
  exit 1
fi
printf 'no differences: database %s is ready for the router\n' "$database"
