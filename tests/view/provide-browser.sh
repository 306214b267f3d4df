#!/bin/sh
# Provide the browser that the browser tests need, and a font with Korean.
# From the system's packages on Debian and Ubuntu, as root or by sudo; elsewhere says what to install.
set -u

found() {
  command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome
}

if found >/dev/null && fc-list :lang=ko 2>/dev/null | grep -q .; then
  exit 0
fi

as_root=""
if [ "$(id -u)" != 0 ]; then
  if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root="sudo -n"; else as_root="no"; fi
fi

if command -v apt-get >/dev/null && [ "$as_root" != no ]; then
  echo "installing chromium and a Korean font from the system's packages (once) ..."
  export DEBIAN_FRONTEND=noninteractive
  log=$(mktemp)
  # The shell has no windows and is several times as quick; where there is no such package, the whole browser.
  if ! { $as_root apt-get -q update && { $as_root apt-get -q -y install --no-install-recommends \
    chromium-headless-shell fonts-nanum fontconfig || $as_root apt-get -q -y install --no-install-recommends \
    chromium fonts-nanum fontconfig; }; } >"$log" 2>&1; then
    tail -n 20 "$log"
  fi
  rm -f "$log"
fi

if ! found >/dev/null; then
  echo "no Chromium found: the browser tests need one. On Debian or Ubuntu: apt-get install chromium fonts-nanum;"
  echo "elsewhere install Chromium or Chrome, or set CHROMIUM to its path."
  if [ "${CI:-}" = true ]; then exit 1; fi
fi
exit 0
