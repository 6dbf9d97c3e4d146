"""A colleague's history in plain words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DEEDS: dict[str, str | Promise] = {
    "teams.add_professional": _("Toegevoegd als collega"),
    "teams.give_hat": _("Rol gegeven"),
    "teams.end_hat": _("Rol beëindigd"),
    "teams.renew": _("Nieuw wachtwoord gekregen"),
    "staff.invite": _("Link om een wachtwoord te kiezen gemaakt"),
    "staff.withdraw": _("Link ingetrokken"),
    "staff.accept": _("Link gebruikt: wachtwoord gekozen"),
    "staff.suspend": _("Geschorst"),
    "staff.lift": _("Schorsing opgeheven"),
    "staff.hand_on": _("Werk overgedragen"),
    "staff.change_details": _("Naam of telefoon gewijzigd"),
    "staff.propose_forgetting": _("Voorgesteld om het account op te ruimen"),
    "staff.decide_forgetting": _("Besloten over het account"),
    "staff.forget_account": _("Account opgeruimd, of vervallen"),
}
"""What stands in the history for each act; the acts are those of access.staff_history."""


def told(what: str) -> str:
    """This function will say what was done."""
    return str(DEEDS.get(what, what))
