#!/usr/bin/env bash
# build/release/late-tray-host.sh <program>: starts the app on a session bus without a tray host, brings one ten seconds
# later, and ends with 1 where the app does not give it an icon. Wants a display and a session bus of its own:
#   xvfb-run -a dbus-run-session -- build/release/late-tray-host.sh /opt/Mailvitals/mailvitals
set -euo pipefail
here=$(dirname "$0")
work=$(mktemp -d)
MAILVITALS_HOME=$work/data "$1" --demo >"$work/app.log" 2>&1 &
app=$!
trap 'kill "$app" "${watcher:-}" 2>/dev/null || true' EXIT
sleep 10
kill -0 "$app" || { cat "$work/app.log"; exit 1; }
python3 "$here/fake-watcher.py" >"$work/watcher.log" &
watcher=$!
for _ in $(seq 30); do
  if grep -q '^registered' "$work/watcher.log"; then cat "$work/watcher.log"; exit 0; fi
  sleep 1
done
echo 'No icon within 30 s of the host.'
cat "$work/app.log"
exit 1
