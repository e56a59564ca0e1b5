#!/bin/sh
# Makes .venv and installs one list of pinned, hashed requirements into it, then the program itself in place.
# usage: setup/venv.sh [requirements/app.txt] [.venv]
set -eu
cd "$(dirname "$0")/.."
list=${1:-requirements/app.txt}
venv=${2:-.venv}
python=$venv/bin/python

[ -x "$python" ] || python3 -m venv "$venv" || {
    echo "python3 -m venv failed: install python3 (3.11 or newer) and python3-venv" >&2
    exit 1
}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Python 3.11 or newer is needed; $venv holds an older one: remove it and set up again" >&2
    exit 1
}

# uv is asked to look where pip looks on this machine: it does not read pip's configuration itself.
pip_says() { "$python" -m pip config get "$1" 2>/dev/null || true; }
index=${PIP_INDEX_URL:-$(pip_says global.index-url)}
more=${PIP_EXTRA_INDEX_URL:-$(pip_says global.extra-index-url)}
links=${PIP_FIND_LINKS:-$(pip_says global.find-links)}
cert=${PIP_CERT:-$(pip_says global.cert)}
[ -z "$index" ] || export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$index}"
[ -z "$more" ] || export UV_INDEX="${UV_INDEX:-$(echo $more)}"
[ -z "$links" ] || export UV_FIND_LINKS="${UV_FIND_LINKS:-$(echo $links | tr ' ' ',')}"
[ -z "$cert" ] || export SSL_CERT_FILE="${SSL_CERT_FILE:-$cert}"
# Every file is held to its hash, so it does not matter which of several places gives it.
export UV_INDEX_STRATEGY=unsafe-best-match UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy UV_NO_PROGRESS=1

"$python" -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/setup.txt
install() {
    "$venv/bin/uv" pip install --quiet --python "$python" "$@" 2>"$venv/uv.log" || {
        echo "uv could not install; pip does it, which takes longer" >&2
        "$python" -m pip install --quiet --disable-pip-version-check "$@"
    }
}
install --require-hashes -r "$list"
install --no-deps --no-build-isolation -e .
