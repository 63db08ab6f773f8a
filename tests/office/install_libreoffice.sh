#!/bin/sh
# Find LibreOffice for `make test-office`; on Debian as root, install what the conversion needs.
set -eu
if command -v soffice >/dev/null 2>&1; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-impress >/dev/null
  exit 0
fi
echo "This test needs LibreOffice: install it so that soffice is on the path." >&2
exit 1
