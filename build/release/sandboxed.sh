#!/usr/bin/env bash
# build/release/sandboxed.sh <program>: ends with 1 where the app, or a process of its, runs without Chromium's sandbox.
set -euo pipefail
work=$(mktemp -d)
MAILVITALS_HOME=$work/data "$1" --demo >"$work/app.log" 2>&1 &
app=$!
trap 'kill "$app" 2>/dev/null || true' EXIT
sleep 10
kill -0 "$app" || { cat "$work/app.log"; exit 1; }
count=0
for folder in /proc/[0-9]*; do
  if tr '\0' ' ' <"$folder/cmdline" 2>/dev/null | grep -qi 'mailvitals.*--no-sandbox'; then
    tr '\0' ' ' <"$folder/cmdline"; echo
    count=$((count + 1))
  fi
done
[ "$count" -eq 0 ]
