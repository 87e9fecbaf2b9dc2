# Sourced. with_debian HEADER PACKAGE...: sets "flags" for gcc so that HEADER and the packages' libraries are found; what is
# not installed is fetched from Debian's archive into a cache. Fails, saying why, when that is not to be had.
with_debian() {
  local header=$1 cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/xerotier-twins/debian
  shift
  flags=()
  command -v gcc >/dev/null || { echo "no gcc on this machine (apt-get install gcc)"; return 1; }
  if echo "#include <$header>" | gcc -E -x c - >/dev/null 2>&1; then
    return 0
  fi
  if [ ! -f "$cache/root/usr/include/$header" ]; then
    command -v apt-get >/dev/null || { echo "$header is not installed ($*)"; return 1; }
    echo "fetching Debian's packages $* into $cache"
    mkdir -p "$cache/root"
    (cd "$cache" && apt-get download -qq "$@" 2>/dev/null && for package in *.deb; do dpkg -x "$package" root; done) \
      || { echo "Debian's archive did not give $* (apt-get update may help)"; return 1; }
  fi
  local libraries=$cache/root/usr/lib/$(gcc -dumpmachine)
  flags=(-I"$cache/root/usr/include" -L"$libraries" -Wl,--disable-new-dtags,-rpath,"$libraries" -Wl,-rpath-link,"$libraries")
  return 0
}
