#!/usr/bin/env bash
# Makes a Python environment in folder $1 with the pinned requirements of $2, on a machine that may have pip alone.
set -euo pipefail
folder=$1 requirements=$2
python=${PYTHON:-python3}

"$python" - <<'EOF' || { echo "Parcours needs Python 3.11 or newer; set PYTHON=/path/to/it." >&2; exit 1; }
import sys
sys.exit(sys.version_info < (3, 11))
EOF

make_environment() {
    "$python" -m venv --clear "$folder" >/dev/null 2>&1 && return
    rm -rf "$folder"
    # Debian splits venv off; root can fetch it, anybody else brings virtualenv in a folder of the project's own
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "python3-venv is missing: installing it"
        { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y python3-venv; } >/dev/null 2>&1 || true
        "$python" -m venv --clear "$folder" >/dev/null 2>&1 && return
        rm -rf "$folder"
    fi
    tools=$(mktemp -d)
    trap 'rm -rf "$tools"' EXIT
    "$python" -m pip install --quiet --disable-pip-version-check --target "$tools" virtualenv
    PYTHONPATH=$tools "$python" -m virtualenv --quiet "$folder"
}

make_environment
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements"
