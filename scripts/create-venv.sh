#!/bin/sh
# Create the virtual environment $1 with the newest Python from 3.11 up that is on the PATH.
set -eu
for python in python3.13 python3.12 python3.11 python3.14 python3 python; do
    command -v "$python" >/dev/null 2>&1 || continue
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    echo "Creating a virtual environment in $1 with $("$python" --version) …"
    if "$python" -m venv "$1" 2>/dev/null; then
        exit 0
    fi
    rm -rf "$1"
    echo "$python cannot make virtual environments here (on Debian and Ubuntu: apt install python3-venv)." >&2
done
echo "No Python 3.11 or newer that can make a virtual environment was found: install one from python.org." >&2
exit 1
