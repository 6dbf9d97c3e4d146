"""The burgerservicenummer: checked by the elfproef, kept encrypted, found by a keyed hash, shown masked."""

from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _
from stdnum.exceptions import ValidationError as NotANumber
from stdnum.nl import bsn as number

from samenhang.kit.keys import blind_index, decrypt, encrypt
from samenhang.kit.refusals import Refusal


class NotABsn(Refusal):
    """What was typed cannot be a BSN."""

    def __init__(self) -> None:
        super().__init__(_("Dit is geen geldig BSN. Controleer de negen cijfers."), field="bsn")


def clean(typed: str) -> str:
    """This function will give the nine digits of a BSN.

    :raises NotABsn: when it is no nine-digit number that passes the elfproef.
    """
    try:
        return str(number.validate(typed))
    except NotANumber as error:
        raise NotABsn from error


def index(bsn: str) -> bytes:
    """This function will give the keyed hash by which a person is found; the number cannot be read back from it.

    Until the running transaction ends nobody changes the key of it (``samenhang keys rotate`` waits).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.blind_index_version()")
        return blind_index(bsn, cursor.fetchone()[0])


def seal(bsn: str, person_id: UUID) -> bytes:
    """This function will encrypt a BSN, bound to the person it belongs to."""
    return encrypt("bsn", bsn, person_id.bytes)


def open_sealed(sealed: bytes | memoryview, person_id: UUID) -> str:
    """This function will decrypt a person's BSN. Showing it to anybody is an act that is logged (people.unmask_bsn)."""
    return decrypt("bsn", bytes(sealed), person_id.bytes)


def masked(sealed: bytes | memoryview, person_id: UUID) -> str:
    """This function will give a BSN with all but its last three digits hidden."""
    return "••••••" + open_sealed(sealed, person_id)[-3:]
