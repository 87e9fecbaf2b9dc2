#!/usr/bin/env bash
# Hardens an existing Payara domain for the router, or with --check only says what differs.
#
#   configure-domain.sh [--check] --payara DIR [--port 4848] [--user admin] [--passwordfile FILE] [NAME=VALUE...]
#
# The domain must be running. NAME=VALUE replaces a default of asadmin/defaults.properties (HTTP_ADDRESS, HTTP_PORT, HEAP, ...).
# Exit code: 0 nothing differs (any more), 1 --check found differences, 2 something failed. Safe to repeat: only what differs
# is changed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

say() { printf '%s\n' "$*"; }
fail() { printf 'configure-domain: %s\n' "$*" >&2; exit 2; }
usage() { sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; }

check=false payara="" port=4848 user=admin passwordfile=""
declare -A value=()
while IFS='=' read -r name default; do
  [[ $name =~ ^[A-Z_]+$ ]] && value[$name]=$default
done < "$here/asadmin/defaults.properties"
while (($#)); do
  case $1 in
    --check) check=true ;;
    --payara) payara=${2:?} && shift ;;
    --port) port=${2:?} && shift ;;
    --user) user=${2:?} && shift ;;
    --passwordfile) passwordfile=${2:?} && shift ;;
    -h | --help) usage && exit 0 ;;
    [A-Z]*=*)
      [[ -v value[${1%%=*}] ]] || fail "unknown name ${1%%=*}; known: ${!value[*]}"
      value[${1%%=*}]=${1#*=}
      ;;
    *) usage >&2 && fail "unknown argument $1" ;;
  esac
  shift
done
value[ADMIN_PORT]=$port
cli=$payara/glassfish/lib/client/appserver-cli.jar
[[ -n $payara && -f $cli ]] || fail "give the unpacked server with --payara DIR (the directory that contains glassfish/)"
java=${AS_JAVA:+$AS_JAVA/bin/}java
command -v "$java" > /dev/null || fail "no java found; set AS_JAVA to a JDK 17 or newer"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
asadmin() {
  TERM=dumb "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar "$cli" --interactive=false --host 127.0.0.1 --port "$port" \
    --user "$user" ${passwordfile:+--passwordfile "$passwordfile"} "$@"
}

asadmin get '*' > "$work/present" 2> "$work/errors" \
  || fail "asadmin does not reach the domain on port $port: $(tail -n 3 "$work/errors" "$work/present" | tr '\n' ' ')"
asadmin list-jvm-options > "$work/options" 2>&1 || fail "list-jvm-options failed: $(tail -n 3 "$work/options")"

declare -A present=()
while IFS= read -r line; do
  [[ $line == *=* ]] && present[${line%%=*}]=${line#*=}
done < "$work/present"

# Two heap limits, or two values of one property, exclude each other: an option replaces others of its kind.
kind_of() {
  case $1 in
    -Xmx*) printf '%s' -Xmx ;;
    -D*=*) printf '%s' "${1%%=*}" ;;
    *) printf '%s' "$1" ;;
  esac
}

differences=0
differs() {
  differences=$((differences + 1))
  say "differs: $1"
}
for file in "$here"/asadmin/*.asadmin; do
  while IFS= read -r line || [[ -n $line ]]; do
    [[ -z $line || $line == \#* ]] && continue
    for name in "${!value[@]}"; do line=${line//@$name@/${value[$name]}}; done
    case $line in
      'set '*=*)
        dotted=${line#set } && wanted=${dotted#*=} && dotted=${dotted%%=*}
        if [[ ${present[$dotted]-} != "$wanted" ]]; then
          differs "$dotted is '${present[$dotted]-}', wanted '$wanted' ($(basename "$file"))"
          say "$line" >> "$work/changes"
        fi
        ;;
      'create-jvm-options '*)
        wanted=${line#create-jvm-options } && wanted=${wanted//\\:/:}
        grep -qxF -e "$wanted" "$work/options" && continue
        differs "JVM option $wanted is missing ($(basename "$file"))"
        while IFS= read -r option; do
          if [[ $option == -* && $(kind_of "$option") == "$(kind_of "$wanted")" ]]; then
            say "delete-jvm-options ${option//:/\\:}" >> "$work/jvm"
          fi
        done < "$work/options"
        say "create-jvm-options ${wanted//:/\\:}" >> "$work/jvm"
        ;;
      *) fail "$(basename "$file"): only set and create-jvm-options may be used: $line" ;;
    esac
  done < "$file"
done

if ((differences == 0)); then
  say "no differences: the domain on port $port is configured as wanted"
  exit 0
fi
if $check; then
  say "$differences differences; run this again without --check to apply them"
  exit 1
fi
if [[ -s $work/changes ]]; then
  # The one section that asadmin set cannot reach before it exists.
  if [[ ! -v present[configs.config.server-config.microprofile-openapi-configuration.enabled] ]]; then
    asadmin set-openapi-configuration --enabled=false > "$work/out" 2>&1 || fail "set-openapi-configuration: $(tail -n 3 "$work/out")"
  fi
  asadmin multimode --file "$work/changes" > "$work/out" 2>&1 || true
  grep -iE '^(remote failure|.*failed)' "$work/out" && fail "some settings could not be changed (above)"
fi
if [[ -s $work/jvm ]]; then
  while read -r command option; do
    asadmin "$command" "$option" > "$work/out" 2>&1 || fail "$command $option: $(tail -n 3 "$work/out")"
  done < "$work/jvm"
fi
say "$differences differences applied. Restart the domain: listeners, the broker and JVM options change only then."
