#!/usr/bin/env bash
# What electron-builder is told that only the workflow knows: the address of the project, and where updates are looked for.
set -euo pipefail
echo "-c.extraMetadata.homepage=$GITHUB_SERVER_URL/$GITHUB_REPOSITORY"
if [ -n "${UPDATE_FEED:-}" ]; then
  echo "-c.publish.provider=generic -c.publish.url=$UPDATE_FEED"
fi
