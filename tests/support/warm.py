"""A process that loaded the libraries once: each command is split off it, with an environment and output of its own.

Starting `samenhang` anew costs a second of a core before its first line; the tests run it some sixty times.
"""

import contextlib
import importlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

LIBRARIES = (
    "cryptography.hazmat.primitives.ciphers.aead",
    "django.contrib.sessions.middleware",
    "django.core.management",
    "django.db.backends.postgresql.base",
    "django.db.migrations.executor",
    "django.template.defaulttags",
    "psycopg_pool",
    "samenhang.cli",
)
"""Those that may be loaded before anybody said which settings there are; of one that may not, nothing is lost."""

ROOT = Path(__file__).resolve().parents[2]
_servers: "list[subprocess.Popen[str]]" = []


def command(*words: str, environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """This function will run `samenhang` with an environment, and return what it said; one at a time."""
    server = _server()
    assert server.stdin and server.stdout
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        here = str(Path.cwd())
        asked = {"words": words, "environment": environment, "out": str(out), "err": str(err), "folder": here}
        server.stdin.write(json.dumps(asked) + "\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        return subprocess.CompletedProcess(["samenhang", *words], code, out.read_text(), err.read_text())


def _server() -> "subprocess.Popen[str]":
    """The warm process of this one; it ends when nobody can ask it anything any more."""
    if not _servers or _servers[-1].poll() is not None:
        words = [sys.executable, "-m", "tests.support.warm"]
        _servers.append(subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
    return _servers[-1]


def _become(asked: dict[str, Any]) -> None:
    """Be the command: what is written goes to its files, and how it ends is how this process ends."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, file in ((1, asked["out"]), (2, asked["err"])):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    sys.argv = ["samenhang", *asked["words"]]

    from samenhang.cli import main

    main(args=asked["words"])
    sys.exit(0)


def _serve() -> None:
    for name in LIBRARIES:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _become(json.loads(line))
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(f"{code}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
