#!/bin/sh
# ./go COMMAND...  runs COMMAND in the project's environment; brings its own uv, and Python 3.13 where it can.
# UV names a uv, UV_PYTHON a Python; nothing is written outside the checkout but uv's own cache.
set -eu
cd "$(dirname "$0")"
mkdir -p .tools
unset VIRTUAL_ENV PYTHONHOME

new_enough() {
  "$1" -c 'import ssl, sqlite3, zlib, ctypes, sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1
}

state=$(cat uv.lock pyproject.toml .python-version | cksum)
if [ "$(cat .tools/synced 2>/dev/null || true)" != "$state" ] || ! new_enough .venv/bin/python; then

  uv=""
  for u in "${UV:-}" .tools/uv/bin/uv "$HOME/.local/bin/uv" "$(command -v uv 2>/dev/null || true)"; do
    if [ -n "$u" ] && [ -x "$u" ] && "$u" --version >/dev/null 2>&1; then uv=$u; break; fi
  done
  for p in python3 /usr/bin/python3 python; do
    [ -z "$uv" ] && command -v "$p" >/dev/null 2>&1 || continue
    echo "Bringing uv into .tools/uv ..." >&2
    rm -rf .tools/uv.new
    # --target touches nothing outside the checkout, so a Python managed by the system allows it; some have no pip
    if "$p" -m pip install -q --disable-pip-version-check --no-deps --target .tools/uv.new 'uv>=0.9' >&2 2>/dev/null ||
       "$p" .ci/bring_uv.py .tools/uv.new; then
      rm -rf .tools/uv && mv .tools/uv.new .tools/uv && uv=.tools/uv/bin/uv
    fi
  done
  if [ -z "$uv" ]; then
    echo "No uv, and it could not be fetched: is there a network? See https://docs.astral.sh/uv/ to install it." >&2
    exit 1
  fi

  if [ -z "${UV_PYTHON:-}" ]; then
    wanted=$(cat .python-version)
    # pyenv's interpreters are invisible to uv unless one is chosen
    for p in "$(.venv/bin/python -c 'import sys; print(sys._base_executable)' 2>/dev/null || true)" \
             "${PYENV_ROOT:-$HOME/.pyenv}/versions/$wanted"*/bin/python3 \
             "$("$uv" python find --no-project --no-python-downloads "$wanted" 2>/dev/null || true)"; do
      if [ -x "$p" ] && new_enough "$p"; then UV_PYTHON=$p; break; fi
    done
    if [ -z "${UV_PYTHON:-}" ]; then
      echo "Fetching Python $wanted ..." >&2
      log=.tools/python-install.log
      if UV_HTTP_TIMEOUT=20 "$uv" python install --no-progress "$wanted" 2>$log ||
         { grep -q certificate $log && UV_SYSTEM_CERTS=1 "$uv" python install --no-progress "$wanted" 2>$log; }; then
        UV_PYTHON=$("$uv" python find --no-project "$wanted")
      fi
    fi
    if [ -z "${UV_PYTHON:-}" ]; then
      for p in "$("$uv" python find --no-project --no-python-downloads '>=3.12' 2>/dev/null || true)" \
               "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[2-9]*/bin/python3; do
        if [ -x "$p" ] && new_enough "$p"; then UV_PYTHON=$p; break; fi
      done
    fi
    if [ -z "${UV_PYTHON:-}" ]; then
      cat .tools/python-install.log >&2
      echo "Python 3.12 or later is needed; none was found and $wanted could not be fetched. UV_PYTHON can name one." >&2
      exit 1
    fi
  fi

  export UV_PYTHON
  if ! "$uv" sync --frozen --quiet 2>.tools/sync.log; then
    # a network that looks into TLS is trusted by the system's certificates only
    UV_SYSTEM_CERTS=1 "$uv" sync --frozen --quiet 2>/dev/null || { cat .tools/sync.log >&2; exit 1; }
  fi
  printf '%s\n' "$state" >.tools/synced
fi

command=$1
shift
[ -x ".venv/bin/$command" ] && command=.venv/bin/$command
exec "$command" "$@"
