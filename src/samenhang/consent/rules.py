"""Who may look at and record what was told and asked. Of which households, the database decides."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from samenhang.access.permissions import HELPING, anyone, declare, has_role

CONTENT = has_role(*HELPING)

READ = declare("consent.read", "Zien wat verteld en gevraagd is", CONTENT)
TELL = declare("consent.tell", "Vertellen wat volgens de wet gedeeld wordt", CONTENT)
ASK = declare("consent.ask", "Toestemming vragen en het antwoord vastleggen", CONTENT)
SEE_BASES = declare(
    "consent.see_bases", "Grondslagen en hun geschiedenis bekijken", has_role("manager", "privacy_officer", "fg")
)
PROPOSE = declare("consent.propose", "Een wijziging van een grondslag voorstellen", has_role("manager"))
DECIDE = declare("consent.decide", "Over een voorstel van een ander beslissen", has_role("manager", "privacy_officer"))
WITHOUT = declare("consent.share_without", "Zonder toestemming delen, met verantwoording", CONTENT)
SUPERVISE = declare(
    "consent.supervise", "Zien hoe vaak er zonder toestemming gedeeld is", has_role("privacy_officer", "fg")
)
WITHDRAW = declare("consent.withdraw", "Intrekking of bezwaar vastleggen", CONTENT)
ADVISE = declare("consent.advise", "Vragen of iets gedeeld mag worden", anyone)


def who_answers(age: int | None, authority: Sequence[str] = ()) -> str:
    """This function will say who answers for a child towards third parties (law.md "Minors"; Jeugdwet 7.3).

    Under 12 the parents with authority, from 12 to 16 they and the child, from 16 the child. Nothing for an adult.

    :param authority: by name who holds authority: parents and guardians, as far as recorded and known to the viewer.
    """
    if age is None or age >= 18:
        return ""
    names = ", ".join(authority)
    if age < 12:
        words = _("Het gezag hebben: %(names)s. Zij antwoorden.") % {"names": names}
        return words if names else _("De ouders met gezag antwoorden.")
    if age < 16:
        words = _("Het kind en wie het gezag hebben antwoorden samen: %(names)s.") % {"names": names}
        return words if names else _("Het kind en de ouders met gezag antwoorden samen.")
    return _("Antwoordt zelf, vanaf 16 jaar.")
