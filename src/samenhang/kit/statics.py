"""Static files are gathered once, with hashes in their names; again only when one of them changed."""

import fcntl
import hashlib
from importlib.metadata import version
from pathlib import Path

STAMP = ".fingerprint"
PACKAGE = Path(__file__).resolve().parent.parent
LIBRARIES = ("django", "django-allauth", "django-htmx", "whitenoise")


def fingerprint() -> str:
    """This function will say in one word which static files there are, by name, size and time of change."""
    told = hashlib.sha256(" ".join(f"{name}={version(name)}" for name in LIBRARIES).encode())
    for file in sorted(PACKAGE.glob("*/static/**/*")):
        if file.is_file():
            seen = file.stat()
            told.update(f"{file.relative_to(PACKAGE)} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    return told.hexdigest()


def stale(root: Path) -> bool:
    """This function will tell whether a folder of gathered files lags behind."""
    stamp = root / STAMP
    return not stamp.exists() or stamp.read_text() != fingerprint()


def gather() -> bool:
    """This function will fill settings.STATIC_ROOT when it is stale; two at once wait for each other.

    Returns whether there was something to do.
    """
    from django.conf import settings
    from django.core.management import call_command

    root = Path(settings.STATIC_ROOT)
    if not stale(root):
        return False
    root.mkdir(parents=True, exist_ok=True)
    with (root / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stale(root):
            return False
        seen = fingerprint()  # before gathering: a file changed meanwhile makes it stale again
        call_command("collectstatic", interactive=False, verbosity=0)
        (root / STAMP).write_text(seen)
    return True
