#!/usr/bin/env bash
# The launcher without a terminal, for deploy/up --detach: launch-detached.sh ARGUMENT...
set -euo pipefail
deploy=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
. "$deploy/local/commands.sh"
launch "$data/program/local.jar" up "$@"
