#!/usr/bin/env bash
# Fetches the design system's style sheets and the fonts for Arabic and for easier reading into the folder given, unless the same ones are there already.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
target=$1
cmp -s "$here/package-lock.json" "$target/fetched" && exit 0
mkdir -p "$target"
cp "$here/package.json" "$here/package-lock.json" "$target/"
(cd "$target" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
cp "$here/package-lock.json" "$target/fetched"
