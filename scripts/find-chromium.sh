#!/bin/sh
# Print the path of a Chromium that the browser tests can drive; install one where there is none.
set -eu
find_chromium() {
    if [ -n "${CHROMIUM:-}" ]; then
        echo "$CHROMIUM"
        return 0
    fi
    for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
        command -v "$name" 2>/dev/null && return 0
    done
    for path in "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        [ -x "$path" ] && echo "$path" && return 0
    done
    return 1
}
find_chromium && exit 0
echo "No Chromium found: installing one for the browser tests …" >&2
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >&2
elif [ -x .venv/bin/python ]; then
    .venv/bin/python -m playwright install chromium >&2
    .venv/bin/python -c 'from playwright.sync_api import sync_playwright as s
with s() as p: print(p.chromium.executable_path)'
    exit 0
fi
find_chromium || { echo "Please install Chromium, or set CHROMIUM to the path of one." >&2; exit 1; }
