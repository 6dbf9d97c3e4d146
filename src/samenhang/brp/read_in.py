"""The register as it was read in from files, asked per person as the other way is (port.Register)."""

from collections.abc import Collection
from dataclasses import replace

from samenhang.access.viewer import viewing
from samenhang.brp.models import BrpRecord
from samenhang.brp.port import Kin, Part, RegisterPerson
from samenhang.brp.service import SERVICE
from samenhang.brp.sorting import says
from samenhang.people import bsn as numbers

KIN = {Part.PARTNERS: Kin.PARTNER, Part.PARENTS: Kin.PARENT, Part.CHILDREN: Kin.CHILD}


class ReadIn:
    """What the files said last. Reads as the register's own service; who may ask, the asking act has settled."""

    def ask(self, bsn: str, parts: Collection[Part], purpose: str) -> RegisterPerson | None:
        """This function will give what the last file said of one person, of these parts only."""
        with viewing(SERVICE):
            record = BrpRecord.objects.filter(person__bsn_index=numbers.index(bsn)).first()
            told = says(record) if record else None
        return only(told, parts) if told else None


def only(told: RegisterPerson, parts: Collection[Part]) -> RegisterPerson:
    """This function will leave out what was not asked: a purpose is given no more than it needs."""
    kin = {KIN[part] for part in parts if part in KIN}
    found = replace(
        told,
        address=told.address if Part.ADDRESS in parts else None,
        earlier_addresses=told.earlier_addresses if Part.ADDRESS in parts else [],
        relatives=[one for one in told.relatives if one.kin in kin],
        authority=told.authority if Part.AUTHORITY in parts else None,
    )
    if Part.IDENTITY in parts:
        return found
    return replace(
        found,
        given_names="",
        prefix="",
        family_name="",
        birth_date=None,
        birth_date_known="",
        died_on=None,
        death_date_known="",
    )
