#!/usr/bin/env bash
# The launcher without a terminal: launch-detached.sh DATA OPTION... For deploy/up --detach.
set -euo pipefail
data=$1
shift
exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m \
    -Dlogback.configurationFile=launcher-logback.xml --enable-native-access=ALL-UNNAMED \
    -jar "$data/program/local.jar" up "$@"
