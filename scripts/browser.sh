#!/usr/bin/env bash
# Pages are tested in a real browser, Debian's Chromium. Root fetches it; for others those tests say that they skip.
set -euo pipefail
command -v chromium >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "chromium is missing: installing it"
    if { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y chromium fonts-liberation; } >/dev/null 2>&1; then
        exit 0
    fi
fi
echo "chromium is missing: tests of pages are skipped (install the package chromium)" >&2
