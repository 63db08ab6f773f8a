#!/bin/sh
# Fetch axe-core in the version given, and write its files here if they are those of SHA256SUMS.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm pack "axe-core@$1" --silent --pack-destination "$folder" >/dev/null
tar -xzf "$folder/axe-core-$1.tgz" -C "$folder"
cd "$folder/package"
if ! sha256sum --check --quiet "$here/SHA256SUMS"; then
  echo "axe-core $1 has other files than SHA256SUMS says:" >&2
  sha256sum axe.min.js LICENSE LICENSE-3RD-PARTY.txt >&2
  exit 1
fi
cp axe.min.js LICENSE LICENSE-3RD-PARTY.txt "$here"
