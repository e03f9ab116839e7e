#!/bin/sh
# Installs what peers.py compares `meeting` with, below target/peers (or the folder given), which git ignores.
# What is there already stays; delete the folder to get newer versions. ripgrep, taskwarrior and
# hledger come from the system's packages.
#
# usage: benches/setup-peers.sh [FOLDER]
set -u

here=$(cd "$(dirname "$0")" && pwd)
peers=${1:-$here/../target/peers}
mkdir -p "$peers" || exit 2
peers=$(cd "$peers" && pwd)
missing=0

miss() {
    echo "not installed: $*" >&2
    missing=1
}

python=$peers/venv/bin/python
if "$python" -c 'import check_jsonschema, jsonschema_rs, yaml; yaml.CSafeLoader' 2>/dev/null; then
    echo "check-jsonschema, jsonschema-rs, PyYAML: there already"
elif "${PYTHON:-python3}" -m venv "$peers/venv" &&
    "$python" -m pip install --quiet --disable-pip-version-check check-jsonschema jsonschema-rs PyYAML &&
    "$python" -c 'import yaml; yaml.CSafeLoader'; then
    echo "check-jsonschema, jsonschema-rs, PyYAML: installed"
else
    miss "check-jsonschema, jsonschema-rs, PyYAML (they need Python 3 with venv, and pip)"
fi

# Python's tantivy and a recent SQLite with a shell of its own: that of many systems is too old for the index.
if "$python" -c 'import tantivy, apsw' 2>/dev/null; then
    echo "tantivy, apsw: there already"
elif "$python" -m pip install --quiet --disable-pip-version-check tantivy apsw; then
    echo "tantivy, apsw: installed"
else
    miss "tantivy, apsw (they need pip)"
fi

if [ -x "$peers/npm/node_modules/.bin/jsonschema" ]; then
    echo "@sourcemeta/jsonschema: there already"
elif command -v npm >/dev/null && mkdir -p "$peers/npm" &&
    npm install --prefix "$peers/npm" --no-audit --no-fund --loglevel=error @sourcemeta/jsonschema >/dev/null; then
    echo "@sourcemeta/jsonschema: installed"
else
    miss "@sourcemeta/jsonschema (it needs npm)"
fi

# The program, and the package that has it.
from_system() {
    if command -v "$1" >/dev/null; then
        echo "$2: there already"
        return
    fi
    if ! command -v apt-get >/dev/null; then
        miss "$2 (no apt-get here: install it your system's way)"
        return
    fi
    as_root=
    [ "$(id -u)" -eq 0 ] || as_root=sudo
    if $as_root apt-get install --yes --quiet "$2" >/dev/null; then
        echo "$2: installed"
    else
        miss "$2"
    fi
}

from_system rg ripgrep
from_system task taskwarrior
from_system hledger hledger

exit $missing
