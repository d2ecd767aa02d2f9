#!/usr/bin/env bash
# Runs a command of deploy/load against the running stack: run-load.sh COMMAND ARGUMENT...
set -euo pipefail
deploy=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
. "$deploy/local/find-jdk.sh"
. "$deploy/local/commands.sh"

find_jdk
launcher_pid=$(cat "$data/run/launcher" 2>/dev/null || true)
if [ ! -f "$data/endpoints.env" ] || [ -z "$launcher_pid" ] || ! kill -0 "$launcher_pid" 2>/dev/null; then
    fail "No stack runs on $data. Start one first: deploy/up --detach"
fi
build deploy/load
set -a
. "$data/endpoints.env"
set +a
exec "$JAVA_HOME/bin/java" -jar "$deploy/load/target/load.jar" "$@"
