#!/bin/sh
# Fetch a package from npm, and write the files that a folder's SHA256SUMS names into that folder.
# Usage: npm_files.sh NAME VERSION FOLDER
set -eu
into=$(cd "$3" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm pack "$1@$2" --silent --pack-destination "$folder" >/dev/null
tar -xzf "$folder/$1-$2.tgz" -C "$folder"
cd "$folder/package"
files=$(sed 's/^[0-9a-f]*  //' "$into/SHA256SUMS")
if ! sha256sum --check --quiet "$into/SHA256SUMS"; then
  echo "$1 $2 has other files than SHA256SUMS says:" >&2
  sha256sum $files >&2
  exit 1
fi
for file in $files; do
  install -D -m 644 "$file" "$into/$file"
done
