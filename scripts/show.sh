#!/usr/bin/env bash
# Ends `make demo` on the screen: on a terminal until Ctrl-C; else it proves that the screen works, and ends.
set -euo pipefail
python=$1 folder=$2 workspace=$3
if [ -t 0 ] && [ -t 1 ] && [ -z "${CI:-}" ]; then
    exec "$python" -m parcours serve "$folder" --at "$workspace"
fi
"$python" -m parcours serve "$folder" --at "$workspace" --check
echo
echo "To see it: $python -m parcours serve $folder --at $workspace"
