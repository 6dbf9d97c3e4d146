"""A concern may be passed on about a member of a household; that it was is seen by who keeps the household up."""

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenhang.access.models import Layer
from samenhang.access.permissions import HELPING
from samenhang.access.viewer import Look, Viewer
from samenhang.consent.advice import Here
from samenhang.involvement.queries import let_in
from samenhang.passing import actions
from samenhang.passing.models import Envelope
from samenhang.passing.sources import About, Source, add_source
from samenhang.people import queries as people_queries


def people(viewer: Viewer, household_id: UUID) -> list[About]:
    """This function will give the members of a household the viewer knows.

    :raises Http404: when there is none, or the viewer is merely let in there and records nothing with it.
    """
    people_queries.household(viewer, household_id)
    if let_in(viewer, household_id):
        raise Http404
    return [
        About(one.person.id, one.person.full_name, one.person.birth_date, one.person.deceased)
        for one in people_queries.members(viewer, household_id, timezone.localdate())
    ]


def keep(household_id: UUID, person_id: UUID, envelope: Envelope, by: Viewer, at: datetime) -> None:
    """This function will keep with the household that a concern was passed on."""
    actions.keep_with_household(household_id=household_id, person_id=person_id, envelope=envelope, by=by, at=at)


def look(seen: Look, household_id: UUID, people: list[UUID]) -> None:
    """This function will note that the members were shown."""
    seen.at(household_id, *people, layer=Layer.INVOLVEMENT, object_id=household_id)


def pass_on_here(here: Here) -> str | None:
    """This function will give where a concern of this household is passed on; nowhere for who is merely let in."""
    if here.household_id is None or here.let_in:
        return None
    return reverse("passing:pass_on", args=["huishouden", here.household_id])


def add() -> None:
    """This function will let a concern come from a household, and show on its overview what was passed on."""
    from samenhang.cases.panels import Panel, add_panel

    add_source(
        Source(
            "huishouden",
            _("het huishouden"),
            HELPING,
            people,
            keep,
            look,
            lambda household_id: reverse("passing:of_household", args=[household_id]),
        )
    )
    add_panel(
        Panel(
            "passing",
            _("Doorgegeven zorgen"),
            lambda case: reverse("passing:panel", args=[case.household_id]),
            "passing.see_passed",
            40,
            page=lambda case: reverse("passing:of_household", args=[case.household_id]),
            layers=("involvement",),
            icon="send",
            for_guests=False,
        )
    )
