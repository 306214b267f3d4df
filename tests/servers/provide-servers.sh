#!/bin/sh
# Provide the SPARQL servers that the tests of other engines start on loopback.
# Oxigraph comes with the Python packages; Virtuoso from the system's packages on Debian and Ubuntu, as root
# or by sudo; elsewhere says what to install.
set -u

found() {
  command -v "${VIRTUOSO:-virtuoso-t}"
}

if found >/dev/null; then
  exit 0
fi

as_root=""
if [ "$(id -u)" != 0 ]; then
  if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root="sudo -n"; else as_root="no"; fi
fi

if command -v apt-get >/dev/null && [ "$as_root" != no ]; then
  echo "installing virtuoso-opensource from the system's packages (once) ..."
  export DEBIAN_FRONTEND=noninteractive
  log=$(mktemp)
  # The package would start a server of its own, open to the network: a policy says no while it installs.
  policy=/usr/sbin/policy-rc.d
  made=no
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null && $as_root chmod +x "$policy" && made=yes
  fi
  if ! { $as_root apt-get -q update && $as_root apt-get -q -y install --no-install-recommends \
    virtuoso-opensource; } >"$log" 2>&1; then
    tail -n 20 "$log"
  fi
  if [ "$made" = yes ]; then $as_root rm -f "$policy"; fi
  rm -f "$log"
fi

if ! found >/dev/null; then
  echo "no Virtuoso found: the tests of other engines need one. On Debian or Ubuntu: apt-get install"
  echo "virtuoso-opensource; elsewhere install OpenLink Virtuoso 7, or set VIRTUOSO to the path of virtuoso-t."
  if [ "${CI:-}" = true ]; then exit 1; fi
fi
exit 0
