"""Who may read and add who stands beside somebody: whoever is involved with that person, and with nobody else.

Representatives are recorded by who keeps the household up, because plans and answers are signed on them. Their
documents are read by who keeps the household up only: a judge's decision tells more than that somebody acts.
"""

from django.db import migrations

from samenhang.access.protect import Protect, key, through


def of(table: str, column: str, parent: str, *, writes: bool = False) -> str:
    """This function will give the condition "the viewer may add to this parent row"."""
    may = key("parent", writes=writes)
    return f"EXISTS (SELECT 1 FROM public.{parent} parent WHERE parent.id = {table}.{column} AND {may})"


SAME = (
    "EXISTS (SELECT 1 FROM public.people_representative parent WHERE parent.id = people_document.representative_id"
    " AND parent.household_id = people_document.household_id AND parent.person_id = people_document.person_id)"
)


class Migration(migrations.Migration):
    dependencies = [("people", "0009_standing_beside")]
    operations = [
        Protect("people_representative"),
        Protect(
            "people_representativeend",
            read=through("people_representativeend", "representative_id", "people_representative"),
            add=of("people_representativeend", "representative_id", "people_representative", writes=True),
        ),
        Protect(
            "people_document",
            read=key("people_document", writes=True),
            add=f"{key('people_document', writes=True)} AND {SAME}",
        ),
        Protect("people_supportoffer", add=key("people_supportoffer")),
        Protect("people_supporter", add=key("people_supporter")),
        Protect(
            "people_supporterend",
            read=through("people_supporterend", "supporter_id", "people_supporter"),
            add=of("people_supporterend", "supporter_id", "people_supporter"),
        ),
        Protect("people_acquaintance", add=key("people_acquaintance")),
        Protect(
            "people_acquaintanceend",
            read=through("people_acquaintanceend", "acquaintance_id", "people_acquaintance"),
            add=of("people_acquaintanceend", "acquaintance_id", "people_acquaintance"),
        ),
    ]
