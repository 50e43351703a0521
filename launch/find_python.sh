#!/bin/sh
# Prints the path of a Python that can run HipFlex: $PYTHON, or the best one found.

suits() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' 2>/dev/null
}

if [ -n "${PYTHON:-}" ]; then
    if suits "$PYTHON"; then command -v "$PYTHON" && exit 0; fi
    echo "HipFlex needs Python 3.12 or newer with its venv module, and $PYTHON is not: set PYTHON= to another one." >&2
    exit 1
fi

# A version manager's shim exists for versions that are not selected, so its
# folder of versions is searched too.
shim=$(command -v python3 2>/dev/null)
shims=${shim%/*}
home=${HOME:-/nonexistent}

for version in 3.13 3.14 3.12 3; do
    for candidate in \
        "python$version" \
        "${PYENV_ROOT:-$home/.pyenv}/versions/$version".*/bin/python3 \
        "${shims%/shims}/versions/$version".*/bin/python3 \
        "$home/.local/share/uv/python/cpython-$version".*/bin/python3 \
        "/opt/homebrew/bin/python$version" \
        "/usr/local/bin/python$version" \
        "/usr/bin/python$version"; do
        path=$(command -v "$candidate" 2>/dev/null) || continue
        if suits "$path"; then echo "$path" && exit 0; fi
    done
done

echo "HipFlex needs Python 3.12 or newer with its venv module (on Debian: python3 and python3-venv): install it, or set PYTHON= to one you have." >&2
exit 1
