"""Who may look at and record what was told and asked. Of which households, the database decides."""

from django.utils.translation import gettext as _

from samenhang.access.permissions import declare, has_role

CONTENT = has_role("access_officer", "professional", "partner", "process_director")

READ = declare("consent.read", "Zien wat verteld en gevraagd is", CONTENT)
TELL = declare("consent.tell", "Vertellen wat volgens de wet gedeeld wordt", CONTENT)
ASK = declare("consent.ask", "Toestemming vragen en het antwoord vastleggen", CONTENT)
WITHDRAW = declare("consent.withdraw", "Intrekking of bezwaar vastleggen", CONTENT)


def who_answers(age: int | None) -> str:
    """This function will say who answers for a child towards third parties (law.md "Minors"; Jeugdwet 7.3).

    Under 12 the parents with authority, from 12 to 16 they and the child, from 16 the child. Nothing for an adult.
    """
    if age is None or age >= 18:
        return ""
    if age < 12:
        return _("De ouders met gezag antwoorden.")
    if age < 16:
        return _("Het kind en de ouders met gezag antwoorden samen.")
    return _("Antwoordt zelf, vanaf 16 jaar.")
