#!/bin/sh
# Find an nginx for the tests of deploy/; on Debian as root, install one where none is.
set -eu
command -v nginx >/dev/null 2>&1 && exit 0
[ -x /usr/sbin/nginx ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx-light >/dev/null
  exit 0
fi
echo "The tests of deploy/ need nginx. Install it, or put it on the PATH." >&2
exit 1
