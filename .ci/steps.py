"""Every check of `make test`; all of them run, and the exit code says whether all are well.

What only reads the source runs beside the tests: while one core makes the tests' database, the other has nothing to do.
The end of what is printed names every failure, so that the end alone tells what to mend.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import failures

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WORKERS = str(max(2, min(os.cpu_count() or 2, 4)))


RESULTS = ROOT / ".test"


@dataclass
class Done:
    """How a step went, and what to tell of it when it failed."""

    name: str
    well: bool
    seconds: float
    told: list[str]


def tool(*words: str) -> str | None:
    """This function will run a program of the environment (or of the system); None is well, else what it said."""
    own = BIN / words[0]
    command = [own if own.exists() else words[0], *words[1:]]
    done = subprocess.run(
        command, cwd=ROOT, check=False, text=True, errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    print(done.stdout, end="", flush=True)
    return None if done.returncode == 0 else done.stdout or f"it ended with {done.returncode}"


def tests(name: str, *words: str) -> list[str]:
    """This function will run tests, which say how far they are as they go, and give a line for each that failed."""
    results = RESULTS / f"results-{name}.xml"
    results.unlink(missing_ok=True)
    spread = ["-n", WORKERS, "--dist", "worksteal"]
    command = [str(BIN / "pytest"), "-q", *spread, f"--junitxml={results}", "-o", "junit_logging=no", *words]
    well = subprocess.run(command, cwd=ROOT, check=False).returncode == 0
    return [] if well else failures.of_tests(results)


def apt(*packages: str) -> bool:
    """This function will install Debian packages where we may, and tell whether it did."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    get = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    subprocess.run([*get, "update"], env=quiet, check=False)
    install = [*get, "install", "-y", "--no-install-recommends", *packages]
    return subprocess.run(install, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode == 0


def machine() -> list[str]:
    """This function will see to a browser and to gettext; without the latter the tests of translations say so."""
    if not shutil.which("msgfmt") and not apt("gettext"):
        print("gettext is missing: `apt install gettext`, or what your system calls it")
    if any(shutil.which(name) for name in BROWSERS) or apt("chromium"):
        return []
    return said(tool("playwright", "install", "chromium"))


def said(words: str | None) -> list[str]:
    """This function will give the last words of a program that failed, and none of one that went well."""
    return [] if words is None else failures.of_words(words) or ["it failed, and said nothing"]


def templates() -> list[str]:
    """This function will check how templates are laid out."""
    files = sorted(str(file) for file in (ROOT / "src").glob("**/templates/**/*.html"))
    return said(tool("djade", "--check", "--target-version", "6.1", *files)) if files else []


def migrations() -> list[str]:
    """This function will tell whether every model has its migration; that no database was asked is no news."""
    unasked = "ignore::RuntimeWarning:django.core.management.commands.makemigrations"
    return said(tool("python", "-W", unasked, "manage.py", "makemigrations", "--check", "--dry-run"))


type Step = tuple[str, Callable[[], list[str]]]
"""A step by its name; what it gives is what to mend, a line each: none is well."""

FIRST: list[Step] = [("machine: browser, gettext", machine)]
READING: list[Step] = [
    ("lint: ruff", lambda: said(tool("ruff", "check", "."))),
    ("format: ruff", lambda: said(tool("ruff", "format", "--check", "."))),
    ("templates: djade", templates),
    ("types: mypy", lambda: said(tool("mypy"))),
    ("modules: import-linter", lambda: said(tool("lint-imports", "--no-logo"))),
    ("migrations: none missing", migrations),
]
TESTS: list[Step] = [
    ("tests", lambda: tests("tests", "-m", "not e2e")),
    ("tests in a browser", lambda: tests("browser", "-m", "e2e")),
]


def run(steps: list[Step]) -> list[Done]:
    """This function will run steps one after another, whatever became of the one before."""
    done = []
    for name, step in steps:
        print(f"\n── {name}", flush=True)
        began = time.monotonic()
        told = step()
        done.append(Done(name, not told, time.monotonic() - began, told))
    return done


def main() -> int:
    """This function will run every step, tell how long each took and what failed, and return 1 when one did."""
    began = time.monotonic()
    RESULTS.mkdir(exist_ok=True)
    done = run(FIRST)
    with ThreadPoolExecutor(1) as beside:
        reading = beside.submit(run, READING)
        tested = run(TESTS)
        done += [*reading.result(), *tested]
    print()
    for one in done:
        print(f"{'ok  ' if one.well else 'FAIL'} {one.seconds:7.1f} s  {one.name}")
    print(f"     {time.monotonic() - began:7.1f} s  in all; what only reads ran beside the tests", flush=True)
    wrong = [one for one in done if not one.well]
    if wrong:
        print("", *failures.shortened([(one.name, one.told) for one in wrong]), sep="\n", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
