#!/usr/bin/env bash
# Pages are tested in a real browser, Debian's Chromium. Root fetches it; for others those tests say that they skip.
set -euo pipefail
# the driver of the browser brings a node of its own, which wants libatomic
there() { command -v chromium >/dev/null && [[ $(/sbin/ldconfig -p 2>/dev/null) == *libatomic.so.1* ]]; }
there && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "chromium, or what drives it, is missing: installing it"
    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y chromium fonts-liberation libatomic1; } >/dev/null 2>&1 || true
    there && exit 0
fi
echo "chromium or libatomic1 is missing: tests of pages are skipped (install the packages chromium and libatomic1)" >&2
