#!/bin/sh
# Installs from Debian what some tests need, where that is permitted; else says loudly what will be skipped.
set -u
missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need chromium chromium
need soffice "libreoffice-writer-nogui libreoffice-calc-nogui"
need pdftotext poppler-utils
fc-list 2>/dev/null | grep -qi "Liberation Serif" || missing="$missing fontconfig fonts-liberation"
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if sudo -n true 2>/dev/null; then as_root="sudo -n"; else as_root="none"; fi
fi
if [ "$as_root" != none ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing from Debian:$missing"
    $as_root apt-get update -qq >/dev/null 2>&1
    # shellcheck disable=SC2086
    if $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1; then
        exit 0
    fi
fi
cat >&2 <<LOUD
****************************************************************************
NOT INSTALLED (no permission, or no package source):$missing
The tests that need them are SKIPPED. To run them: apt-get install$missing
****************************************************************************
LOUD
[ -z "${CI:-}" ] || exit 1
