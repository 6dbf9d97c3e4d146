"""Keeping what the laws were made for: every wording stays on record, with who wrote it and why."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.refusals import Stale
from samenhang.weighing.models import Law, LawText


@transaction.atomic
def change_law(
    *,
    law: Law,
    name: str,
    article: str,
    made_for: str,
    in_use: bool,
    why: str,
    seen: int | None,
    by: Viewer,
    at: datetime,
) -> LawText:
    """This function will give a law's purpose another wording. Tests that ended keep the wording they were ended with.

    :raises Stale: when somebody else changed it since version ``seen`` was read.
    """
    said = {"name": name, "article": article, "made_for": made_for, "in_use": in_use}
    changed = Law.objects.filter(code=law.code, version=seen or 0).update(**said, version=F("version") + 1)
    if not changed:
        raise Stale(_("Deze tekst is net gewijzigd. Vergelijk de twee teksten en sla opnieuw op."))
    text = LawText(law=law, version=(seen or 0) + 1, why=why, by_id=by.id, at=at, **said)
    text.save(force_insert=True)
    record(Event.CHANGE, "weighing.change_law", by=by, at=at, detail={"law": law.code, "version": text.version})
    return text
