"""Who may call upon somebody's rights: the person, a parent, or a representative (law.md, Minors; A7).

From twelve a child may see the own file; a parent with authority asks until twelve, together with the child until
sixteen; from sixteen the child alone. A representative needs a mandate over personal matters: who looks after
somebody's money only does not get the whole file.
"""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from samenhang.data_rights.models import RightsRequest
from samenhang.kit.refusals import Refusal
from samenhang.people.mandates import covers
from samenhang.people.models import Person, Relation
from samenhang.people.models.beside import Mandate, Representative
from samenhang.people.queries import age_on

OWN_FROM, ALONE_FROM = 12, 16
By = RightsRequest.By


class MayNotAsk(Refusal):
    """This right is not for this person to call upon."""


def check(
    person: Person,
    *,
    asked_by: str,
    parent: Person | None,
    representative: Representative | None,
    child_agrees: bool,
    parents: Iterable[Relation],
    day: date,
) -> None:
    """This function will refuse a request by who may not make it, and say who may.

    :param parents: who is a parent with authority of whom, as the household's relations say.
    :raises MayNotAsk: naming the field.
    """
    if person.deceased:
        raise MayNotAsk(
            _("Deze persoon is overleden. De AVG geldt niet voor overledenen. Overleg met de privacy officer."),
            field="person",
        )
    age = age_on(person, day)
    if asked_by == By.SELF:
        if age is not None and age < OWN_FROM:
            raise MayNotAsk(
                _("Een kind vraagt dit zelf vanaf 12 jaar. Nu vraagt een ouder met gezag."), field="asked_by"
            )
    elif asked_by == By.PARENT:
        _by_parent(person, parent, child_agrees, parents, age)
    else:
        _by_representative(person, representative, day)


def _by_parent(
    person: Person, parent: Person | None, child_agrees: bool, parents: Iterable[Relation], age: int | None
) -> None:
    if parent is None:
        raise MayNotAsk(_("Kies welke ouder het vraagt."), field="parent")
    if age is None:
        raise MayNotAsk(_("De geboortedatum is niet bekend. Vul die eerst aan bij Mensen."), field="person")
    if age >= ALONE_FROM:
        raise MayNotAsk(_("Vanaf 16 jaar vraagt iemand dit zelf, niet een ouder."), field="asked_by")
    kind = Relation.Kind.PARENT_WITH_AUTHORITY
    if not any(one.person_id == parent.id and one.other_id == person.id and one.kind == kind for one in parents):
        raise MayNotAsk(
            _("Bij Mensen staat niet dat deze ouder gezag heeft. Kijk het gezag na voordat u verdergaat."),
            field="parent",
        )
    if age >= OWN_FROM and not child_agrees:
        raise MayNotAsk(
            _("Van 12 tot 16 jaar vragen ouder en kind dit samen. Vraag het ook aan het kind."), field="child_agrees"
        )


def _by_representative(person: Person, one: Representative | None, day: date) -> None:
    if one is None or one.person_id != person.id:
        raise MayNotAsk(_("Kies wie namens deze persoon vraagt."), field="representative")
    if not one.in_force(day):
        raise MayNotAsk(_("Deze vertegenwoordiging geldt niet meer."), field="representative")
    if not covers(one, Mandate.CARE):
        raise MayNotAsk(
            _("Deze vertegenwoordiger beslist over geld, niet over persoonlijke zaken. Laat de persoon zelf vragen."),
            field="representative",
        )
