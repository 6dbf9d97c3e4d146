"""The keys, outside the database: one JSON file that only the server's account can read.

Each purpose has its own versioned keys; the one in use encrypts, the others still open what they closed. That is the
newest, unless the file says under ``closing`` that another still is: then the newest was only added, so that every
machine can have it before anything is closed with it. Losing the file is losing every BSN; keep it apart from the
database's backup (docs/running.md). A process that runs takes a changed file up by itself.
"""

import base64
import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

Purpose = Literal["bsn", "blind_index", "seal", "subject", "mfa", "django", "documents"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
LATER: frozenset[Purpose] = frozenset({"documents"})
"""Purposes that a key file made before them lacks; `samenhang keys add` gives them their first key."""
KEY_BYTES = 32
NONCE_BYTES = 12
OTHERS_MAY = 0o007


class KeysTrouble(Exception):
    """The key file is missing, unreadable or wrong; the text says what to do."""


class CannotDecrypt(Exception):
    """The text was closed by another key, for another row, or has been changed."""


@dataclass(frozen=True)
class Keyring:
    """Every key by purpose and version, and which version closes where that is not the highest."""

    keys: dict[str, dict[int, bytes]]
    closing: dict[str, int] = field(default_factory=dict)

    def current(self, purpose: Purpose) -> tuple[int, bytes]:
        """This function will return the version of a purpose's key that is in use, and the key.

        :raises KeysTrouble: when the file was made before there was such a key.
        """
        if purpose not in self.keys:
            raise KeysTrouble(f"The key file has no {purpose} key yet. Make it: samenhang keys add --purpose {purpose}")
        version = self.closing.get(purpose) or max(self.keys[purpose])
        return version, self.keys[purpose][version]

    def encrypt(self, purpose: Purpose, plaintext: str, associated: bytes) -> bytes:
        """This function will close a text with AES-256-GCM, bound to its purpose and to `associated` (the row's id).

        The answer is one byte of key version, twelve of nonce, then the closed text.
        """
        version, key = self.current(purpose)
        nonce = os.urandom(NONCE_BYTES)
        closed = AESGCM(key).encrypt(nonce, plaintext.encode(), _bound(purpose, associated))
        return bytes([version]) + nonce + closed

    def decrypt(self, purpose: Purpose, closed: bytes, associated: bytes) -> str:
        """This function will open what `encrypt` closed, with the key version it was closed with.

        :raises CannotDecrypt: when the key is gone, the row is another, or a byte was changed.
        """
        closed = bytes(closed)
        key = self.keys.get(purpose, {}).get(closed[0]) if len(closed) > NONCE_BYTES else None
        if key is None:
            raise CannotDecrypt(f"no {purpose} key of the version this was closed with")
        nonce, text = closed[1 : 1 + NONCE_BYTES], closed[1 + NONCE_BYTES :]
        try:
            return AESGCM(key).decrypt(nonce, text, _bound(purpose, associated)).decode()
        except InvalidTag as error:
            raise CannotDecrypt(f"this {purpose} was closed for another row, or was changed") from error

    def blind_index(self, value: str, version: int = 1) -> bytes:
        """This function will return the keyed hash (HMAC-SHA256) by which an encrypted value is found.

        A later version is the keyed hash of the version before it, so that what was indexed is indexed anew without
        opening any value; which version the database is at, the database says (0051).

        :raises CannotDecrypt: when the file lacks a version up to this one.
        """
        return self.index_again(value.encode(), after=0, version=version)

    def index_again(self, index: bytes, *, after: int, version: int) -> bytes:
        """This function will return the later version of an index that was made at an earlier one.

        :raises CannotDecrypt: when the file lacks a version in between.
        """
        for one in range(after + 1, version + 1):
            if one not in self.keys["blind_index"]:
                raise CannotDecrypt(f"no blind_index key of version {one}")
            index = hmac.new(self.keys["blind_index"][one], index, hashlib.sha256).digest()
        return index

    def digest(self, purpose: Purpose, value: bytes) -> bytes:
        """This function will return the HMAC-SHA256 of a value under a purpose's first key, whatever came after it.

        For what is compared with what was kept, and never opened.
        """
        return hmac.new(self.keys[purpose][min(self.keys[purpose])], value, hashlib.sha256).digest()

    def django_secrets(self) -> list[str]:
        """This function will return Django's secret keys, newest first: the first signs, all of them verify."""
        return [base64.urlsafe_b64encode(key).decode() for _, key in sorted(self.keys["django"].items(), reverse=True)]


def _bound(purpose: str, associated: bytes) -> bytes:
    return purpose.encode() + b"\0" + associated


def create(path: Path) -> Keyring:
    """This function will write a new key file with a first key for every purpose, readable by its owner only.

    :raises KeysTrouble: when the file is already there: overwriting keys loses what they closed.
    """
    content = {purpose: {"1": base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()} for purpose in PURPOSES}
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(content, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        os.link(new, path)  # whole or not at all, and never over another
    except FileExistsError as error:
        raise KeysTrouble(f"{path} is already there; keys are never overwritten.") from error
    except OSError as error:
        raise KeysTrouble(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        new.unlink(missing_ok=True)
    return load(path)


def load(path: Path) -> Keyring:
    """This function will read a key file.

    :raises KeysTrouble: when it is missing, open to others, or not a key file.
    """
    try:
        if path.stat().st_mode & OTHERS_MAY:
            raise KeysTrouble(f"Everybody on this machine can read {path}: `chmod 600` it, and then trust it no more.")
        content = json.loads(path.read_text())
        keys: dict[str, dict[int, bytes]] = {
            purpose: {int(version): base64.b64decode(key, validate=True) for version, key in content[purpose].items()}
            for purpose in PURPOSES
            if purpose in content or purpose not in LATER
        }
        closing = {str(purpose): int(version) for purpose, version in content.get("closing", {}).items()}
    except FileNotFoundError as error:
        raise KeysTrouble(
            f"There is no key file at {path}. Put it back, or make one: samenhang keys new {path}"
        ) from error
    except OSError as error:
        raise KeysTrouble(f"The key file {path} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KeysTrouble(f"{path} is not a key file, or a purpose is missing in it: {error}.") from error
    for purpose, versions in keys.items():
        if not versions or any(len(k) != KEY_BYTES or not 0 < v < 256 for v, k in versions.items()):
            raise KeysTrouble(f"{path}: the {purpose} keys must be {KEY_BYTES} bytes, in versions 1 to 255.")
    for purpose, version in closing.items():
        if version not in keys.get(purpose, {}):
            raise KeysTrouble(f"{path}: version {version} of {purpose} should close, and is not in the file.")
    return Keyring(keys, closing)


@cache
def _loaded(path: str, _stamp: tuple[int, int]) -> Keyring:
    return load(Path(path))


def _stamp(path: str) -> tuple[int, int]:
    """Which file lies there now; another one, or a changed one, has another stamp."""
    try:
        found = Path(path).stat()
    except OSError:
        return 0, 0
    return found.st_ino, found.st_mtime_ns


def keyring() -> Keyring:
    """This function will return the keys this process works with, read from settings.KEYS_FILE whenever that changed.

    :raises KeysTrouble: when SAMENHANG_KEYS names no usable file.
    """
    from django.conf import settings

    path = str(settings.KEYS_FILE or os.environ.get("SAMENHANG_KEYS", ""))
    if not path:
        raise KeysTrouble("SAMENHANG_KEYS is not set: name the key file, or make one: samenhang keys new PATH")
    return _loaded(path, _stamp(path))


def encrypt(purpose: Purpose, plaintext: str, associated: bytes) -> bytes:
    """This function will close a text with this process's keys; see `Keyring.encrypt`."""
    return keyring().encrypt(purpose, plaintext, associated)


def decrypt(purpose: Purpose, closed: bytes, associated: bytes) -> str:
    """This function will open a text with this process's keys; see `Keyring.decrypt`."""
    return keyring().decrypt(purpose, closed, associated)


def blind_index(value: str, version: int = 1) -> bytes:
    """This function will return the keyed hash of a value under this process's keys; see `Keyring.blind_index`."""
    return keyring().blind_index(value, version)


def django_secrets(path: str) -> list[str]:
    """This function will return Django's secret keys from a key file, or [""] when there is none to read.

    Settings are read for `--help` and for type checking too; Django itself refuses an empty secret once it is
    needed, and `serve` says clearly what is wrong before that.
    """
    try:
        return _loaded(path, _stamp(path)).django_secrets() if path else [""]
    except KeysTrouble:
        return [""]
