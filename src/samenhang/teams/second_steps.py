"""The secrets of second steps: closed by the sign-in library's adapter, closed anew when the keys are rotated."""

from collections.abc import Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from samenhang.kit.keys import CannotDecrypt, Keyring

BOUND = b"mfa"
SECRETS = ("secret", "seed", "migrated_codes")
"""Under which names the sign-in library keeps what the adapter encrypts."""


def reclose(ring: Keyring) -> Iterator[bool]:
    """This function will close every second step's secret with the key in use; each in a transaction, its row held.

    Tells of each whether it could be opened; of those that are closed with that key already it says nothing.
    """
    for pk in list(Authenticator.objects.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            one = Authenticator.objects.select_for_update().filter(pk=pk).first()
            if one is None:
                continue
            try:
                data = {name: _anew(ring, told) if name in SECRETS else told for name, told in one.data.items()}
            except CannotDecrypt:
                yield False
                continue
            if data != one.data:
                Authenticator.objects.filter(pk=pk).update(data=data)
                yield True


def closed_with() -> set[int]:
    """This function will give with which versions of the key second steps are closed."""
    every = Authenticator.objects.values_list("data", flat=True)
    return {version for data in every for name in SECRETS if name in data for version in _versions(data[name])}


def _versions(told: Any) -> set[int]:
    return (
        {version for one in told for version in _versions(one)} if isinstance(told, list) else {bytes.fromhex(told)[0]}
    )


def _anew(ring: Keyring, told: Any) -> Any:
    if isinstance(told, list):
        return [_anew(ring, one) for one in told]
    closed = bytes.fromhex(told)
    if closed[0] == ring.current("mfa")[0]:
        return told
    return ring.encrypt("mfa", ring.decrypt("mfa", closed, BOUND), BOUND).hex()
