"""Changing the key file: adding versions, beginning to close with them, taking out what nothing needs any more.

Each change is written beside the file and put in its place whole, so that who reads it meanwhile finds the one or the
other. What is closed with which version stands in the database; ``kit.reclosing`` sees to that.
"""

import base64
import fcntl
import json
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from samenhang.kit.keys import KEY_BYTES, PURPOSES, KeysTrouble, Purpose, load

LAST = 255
"""The version is one byte of what it closes."""

KEPT: frozenset[Purpose] = frozenset({"blind_index", "seal", "subject"})
"""Versions of these are never taken out: the index is made of all of them, and old seals and ids are read with them."""


def add(path: Path, purposes: Iterable[Purpose] = PURPOSES) -> dict[Purpose, int]:
    """This function will add a version to these purposes' keys; nothing is closed with it before `begin_to_use`.

    :raises KeysTrouble: when the file cannot be read or written, a version waits already, or there are 255.
    """
    added: dict[Purpose, int] = {}
    with _changing(path) as content:
        ring = load(path)
        closing = content.setdefault("closing", {})
        for purpose in purposes:
            if purpose not in ring.keys:  # a file of before there was such a key: its first one closes at once
                content[purpose] = {"1": base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}
                added[purpose] = 1
                continue
            used, newest = ring.current(purpose)[0], max(ring.keys[purpose])
            if newest != used:
                raise KeysTrouble(f"{path}: version {newest} of {purpose} waits already. Begin: samenhang keys rotate")
            if newest == LAST:
                raise KeysTrouble(f"{path}: {purpose} has {LAST} versions; no more fit. Retire some first.")
            content[purpose][str(newest + 1)] = base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()
            closing[purpose], added[purpose] = used, newest + 1
    return added


def begin_to_use(path: Path, purposes: Iterable[Purpose] = PURPOSES) -> dict[Purpose, int]:
    """This function will close with the newest version of these purposes' keys from now on.

    :raises KeysTrouble: when the file cannot be read or written.
    """
    with _changing(path) as content:
        for purpose in purposes:
            content.get("closing", {}).pop(purpose, None)
        if not content.get("closing", True):
            del content["closing"]
    ring = load(path)
    return {purpose: ring.current(purpose)[0] for purpose in purposes}


def take_out(path: Path, versions: dict[Purpose, list[int]]) -> None:
    """This function will remove versions that nothing is closed with any more; what they closed is lost with them.

    :raises KeysTrouble: when one is in use or of a purpose whose versions are all kept.
    """
    with _changing(path) as content:
        ring = load(path)
        for purpose, gone in versions.items():
            for version in gone:
                if purpose in KEPT or version == ring.current(purpose)[0] or version == max(ring.keys[purpose]):
                    raise KeysTrouble(f"Version {version} of {purpose} is needed.")
                content[purpose].pop(str(version), None)


@contextmanager
def _changing(path: Path) -> Iterator[dict[str, Any]]:
    """The file's content to change, put in its place whole afterwards; two who change it follow each other."""
    load(path)
    try:
        with path.open("rb") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            content: dict[str, Any] = json.loads(path.read_text())
            yield content
            new = path.with_name(f"{path.name}.{os.getpid()}.new")
            mode = path.stat()
            try:
                with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                    json.dump(content, file, indent=1)
                    file.flush()
                    os.fsync(file.fileno())
                os.chown(new, mode.st_uid, mode.st_gid)
                new.chmod(mode.st_mode & 0o770)
                load(new)
                new.replace(path)
            finally:
                new.unlink(missing_ok=True)
    except OSError as error:
        raise KeysTrouble(f"{path} cannot be changed: {error.strerror}. Run this as who owns it.") from error
