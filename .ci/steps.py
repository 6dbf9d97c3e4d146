"""Every check of `make test`, one after another; all of them run, and the exit code says whether all are well."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WORKERS = str(max(2, min(os.cpu_count() or 2, 4)))


def tool(*words: str) -> bool:
    """This function will run a program of the environment (or of the system) and tell whether it went well."""
    own = BIN / words[0]
    return subprocess.run([own if own.exists() else words[0], *words[1:]], cwd=ROOT, check=False).returncode == 0


def apt(*packages: str) -> bool:
    """This function will install Debian packages where we may, and tell whether it did."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    get = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    subprocess.run([*get, "update"], env=quiet, check=False)
    install = [*get, "install", "-y", "--no-install-recommends", *packages]
    return subprocess.run(install, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode == 0


def machine() -> bool:
    """This function will see to a browser and to gettext; without the latter the tests of translations say so."""
    if not shutil.which("msgfmt") and not apt("gettext"):
        print("gettext is missing: `apt install gettext`, or what your system calls it")
    if any(shutil.which(name) for name in BROWSERS) or apt("chromium"):
        return True
    return tool("playwright", "install", "chromium")


def templates() -> bool:
    """This function will check how templates are laid out."""
    files = sorted(str(file) for file in (ROOT / "src").glob("**/templates/**/*.html"))
    return not files or tool("djade", "--check", "--target-version", "6.1", *files)


def migrations() -> bool:
    """This function will tell whether every model has its migration; that no database was asked is no news."""
    unasked = "ignore::RuntimeWarning:django.core.management.commands.makemigrations"
    return tool("python", "-W", unasked, "manage.py", "makemigrations", "--check", "--dry-run")


STEPS: list[tuple[str, Callable[[], bool]]] = [
    ("machine: browser, gettext", machine),
    ("lint: ruff", lambda: tool("ruff", "check", ".")),
    ("format: ruff", lambda: tool("ruff", "format", "--check", ".")),
    ("templates: djade", templates),
    ("types: mypy", lambda: tool("mypy")),
    ("modules: import-linter", lambda: tool("lint-imports", "--no-logo")),
    ("migrations: none missing", migrations),
    ("tests", lambda: tool("pytest", "-q", "-n", WORKERS, "--dist", "worksteal", "-m", "not e2e")),
    ("tests in a browser", lambda: tool("pytest", "-q", "-n", WORKERS, "--dist", "worksteal", "-m", "e2e")),
]


def main() -> int:
    """This function will run every step, tell how long each took, and return 1 when one failed."""
    told: list[tuple[str, bool, float]] = []
    for name, step in STEPS:
        print(f"\n── {name}", flush=True)
        began = time.monotonic()
        well = step()
        told.append((name, well, time.monotonic() - began))
    print()
    for name, well, seconds in told:
        print(f"{'ok  ' if well else 'FAIL'} {seconds:7.1f} s  {name}")
    print(f"     {sum(seconds for _, _, seconds in told):7.1f} s  in all")
    return 0 if all(well for _, well, _ in told) else 1


if __name__ == "__main__":
    sys.exit(main())
