"""The log of a lawfulness file in plain words; told on this side only."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenhang.audit.models import Event

DID: dict[str, str | Promise] = {
    "lawfulness.open_file": gettext_lazy("opende het dossier"),
    "lawfulness.take_seat": gettext_lazy("ging aan het dossier werken"),
    "lawfulness.leave_seat": gettext_lazy("stopte met het dossier"),
    "lawfulness.write_note": gettext_lazy("schreef in het dossier"),
    "lawfulness.go_on": gettext_lazy("paste de fase aan"),
    "lawfulness.close": gettext_lazy("sloot het dossier af"),
    "lawfulness.judge_disclosure": gettext_lazy("beoordeelde wanneer de inwoner mag zien dat er is gekeken"),
    "lawfulness.note_passed": gettext_lazy("gaf een zorg door"),
    "lawfulness.search": gettext_lazy("zocht, en vond het dossier"),
    "lawfulness.see_log": gettext_lazy("bekeek wie er in het dossier keek"),
}


def did(event: str, what: str) -> str:
    """This function will say what somebody did in a file, to follow their name."""
    if event == Event.READ and what == "lawfulness.read":
        return _("zag het dossier")
    return str(DID.get(what, _("bekeek het dossier")))
