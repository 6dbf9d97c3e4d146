"""What a household's records already say to the adviser (H6), and the acts about a household that it may offer."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.cases.frame import Frame
from samenhang.consent import queries as consent
from samenhang.consent.advice import Here, Offer, of_age, offer
from samenhang.involvement.queries import involved
from samenhang.people.queries import Member
from samenhang.teams.models import Organisation

TOWARDS = "organisation"
"""The word in an address by which a form about sharing opens with an organisation chosen."""


def whom(members: Sequence[Member]) -> str:
    """This function will say about whom it is, as the adviser asks it: one member by age, or the household."""
    return of_age(members[0].age) if len(members) == 1 else "household"


def kind_of(viewer: Viewer, organisation: Organisation, here: Collection[UUID]) -> str:
    """This function will say who an organisation is to the viewer: own or not, involved with the household or not."""
    own = organisation.id == viewer.organisation_id
    if organisation.id in here:
        return "colleague_case" if own else "partner_case"
    return "colleague_other" if own else "partner_outside"


def organisations_here(viewer: Viewer, household_id: UUID, at: datetime) -> list[Organisation]:
    """This function will give the organisations of which the viewer knows that somebody is involved now, by name."""
    places = [place for one in involved(viewer, household_id, at) if (place := one.hat or one.team)]
    found = {place.organisation_id: place.organisation for place in places}
    return sorted(found.values(), key=lambda one: one.name)


def known_to(
    viewer: Viewer,
    household_id: UUID,
    organisation_id: UUID,
    people: Collection[UUID],
    *,
    layers: Collection[str] = (Layer.SHARED,),
    day: date,
) -> str:
    """This function will say what these people know of sharing these layers with an organisation, by the records.

    What is worst counts: one no, withdrawal or objection is a no; told and asked count only when it is of each.
    """
    notices = [one for one in consent.notices(viewer, household_id) if one.organisation_id == organisation_id]
    answers = [one for one in consent.consents(viewer, household_id) if one.organisation_id == organisation_id]
    wanted = set(layers)
    said = [one for one in consent.standing(answers, day) if one.record.person_id in people and wanted & {*one.layers}]
    refused = any(one.state in ("refused", "withdrawn") for one in said)
    objected = any(hasattr(one, "objection") and one.person_id in (None, *people) for one in notices)
    if refused or objected or not people:
        return "no" if refused or objected else "not_asked"
    yes = {
        layer: {one.record.person_id for one in said if one.state == "given" and layer in one.layers}
        for layer in wanted
    }
    told = {layer: {one.person_id for one in notices if layer in one.layers} for layer in wanted}
    everyone = set(people)
    if all(everyone <= yes[layer] for layer in wanted):
        return "yes"
    return "told" if all(everyone <= yes[layer] | told[layer] for layer in wanted) else "not_asked"


def prefilled(
    viewer: Viewer, frame: Frame, organisation: Organisation | None, here: Iterable[Organisation], at: datetime
) -> dict[str, str]:
    """This function will give the answers that need not be asked again in this household."""
    known = {"purpose": "help", "secrecy": "" if viewer.role == "partner" else "no"}
    if frame.members:
        known["about"] = whom(frame.members)
    if organisation:
        known["to"] = kind_of(viewer, organisation, {one.id for one in here})
        day = timezone.localdate(at)
        known["knows"] = known_to(viewer, frame.household.id, organisation.id, frame.ids(), day=day)
    return known


def _in_household(name: str, *, keeps: bool = False, towards: bool = False) -> Callable[[Here], str | None]:
    def address(here: Here) -> str | None:
        if here.household_id is None or (keeps and not here.keeps):
            return None
        query = f"?{urlencode({TOWARDS: here.organisation_id})}" if towards and here.organisation_id else ""
        return reverse(f"cases:{name}", args=[here.household_id]) + query

    return address


def add_offers() -> None:
    """This function will let the adviser offer the acts about a household; call it once, at start-up."""
    sharing, involving = _("in het huishouden, bij Delen"), _("in het huishouden, bij Wie er betrokken is")
    tell = _in_household("choose_basis", keeps=True, towards=True)
    release = _in_household("release_secrecy", keeps=True)
    for one in (
        Offer("tell", _("Vertellen wat wij delen"), tell, "consent.tell", sharing, "book-open", 10),
        Offer("ask", _("Toestemming vragen"), _in_household("ask", towards=True), "consent.ask", sharing,
              "handshake", 20),
        Offer("release_secrecy", _("Beroepsgeheim: vastleggen wie mag vertellen"), release, "consent.ask", sharing,
              "lock-open", 30),
        Offer("involve", _("Collega betrekken"), _in_household("involve", keeps=True), "involvement.involve", involving,
              "user-plus", 40),
        Offer("call", _("Bellen: wie er betrokken is"), _in_household("involved"), "involvement.read", involving,
              "phone", 60),
        Offer("who_reads", _("Zien wie nu wat leest"), _in_household("sharing"), "consent.read", sharing, "eye", 70),
        Offer("print", _("Afdrukken voor de inwoner"), _in_household("sharing_paper"), "consent.read", sharing,
              "printer", 80),
        Offer("people", _("Wie het gezag of een mandaat heeft"), _in_household("people"), "people.read",
              _("in het huishouden, bij Mensen"), "users", 50),
        Offer("guest", _("Gast uitnodigen"), _in_household("invite_guest", keeps=True), "involvement.invite", involving,
              "eye", 45),
        Offer("without_consent", _("Delen zonder toestemming vastleggen"), _in_household("share_without", keeps=True),
              "consent.share_without", sharing, "shield-alert", 35),
        Offer("around", _("Opschrijven wie eromheen staat"), _in_household("network"), "people.read",
              _("in het huishouden, bij Mensen"), "users", 50),
    ):  # fmt: skip  # a table reads best as a table
        offer(one)
