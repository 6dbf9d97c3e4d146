"""What the screens of a request have in common."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import ViewerRequest
from samenhang.intake import queries
from samenhang.intake.models import Request
from samenhang.intake.queries import Standing
from samenhang.involvement.queries import may_write
from samenhang.kit.forms import Form
from samenhang.people.queries import Member, living, members

TEXTS = {"answer", "behind", "learnt", "note", "question", "reason", "text", "why", "why_not"}
"""The fields in which somebody may have written a story that must not be lost."""


@dataclass(frozen=True)
class Opened:
    """A request's screen: the request, how it stands, the household's members, whether the viewer keeps it.

    Who is sent on after an act asks no more than the act needs: the rest is read when it is shown.
    """

    request: Request
    writes: bool
    asked: ViewerRequest

    @property
    def at(self) -> datetime:
        """The moment of this screen."""
        return self.asked.at

    @cached_property
    def standing(self) -> Standing:
        """How the request stands, with the names of who did what."""
        return queries.standing(self.asked.viewer, self.request)

    @cached_property
    def settled(self) -> bool:
        """Whether something came of the request."""
        return queries.stands(queries.triages(self.request)) is not None

    @cached_property
    def members(self) -> list[Member]:
        """Who lives there; that they are shown counts as a look at them."""
        found = members(self.asked.viewer, self.request.household_id, timezone.localdate(self.at))
        if found:
            ids = [one.person.id for one in found]
            self.asked.look.at(self.request.household_id, *ids, layer=Layer.INVOLVEMENT, object_id=self.request.id)
        return found

    @property
    def to_choose_from(self) -> list[Member]:
        """Who lives there, for a form: of one that is sent no more is asked than who they are."""
        if self.asked.method != "POST":
            return self.members
        return living(self.asked.viewer, self.request.household_id, timezone.localdate(self.at))

    @property
    def sift_key(self) -> str:
        """The name of the draft of the sifting."""
        return f"sift:{self.request.id}"

    @property
    def case_key(self) -> str:
        """The name of the draft of the case to open."""
        return f"open-case:{self.request.id}"


def opened(request: ViewerRequest, request_id: UUID) -> Opened:
    """This function will open a request's screen and count the look at it and at the household's members.

    :raises Http404: when the viewer may not see the request.
    """
    found = queries.request(request.viewer, request_id)
    household, person, layer, domain = found.key
    request.look.at(household, person, layer=layer, domain=domain, object_id=found.id)
    writes = may_write(request.viewer, household, layer, person_id=person, domain=domain)
    screen = Opened(found, writes, request)
    if request.method != "POST":
        len(screen.members)  # on every page of a request its members stand: counted in this order
    return screen


def kept_by(request: ViewerRequest, request_id: UUID) -> Opened:
    """This function will open a request for whoever works on it at its desk.

    :raises Http404: for everybody else.
    """
    found = opened(request, request_id)
    if not found.writes:
        raise Http404
    return found


def lost(form: Form | None) -> dict[str, Any] | None:
    """This function will give what a refused form said and held, for a page on which that form no longer stands."""
    if form is None or not form.is_bound or not form.non_field_errors():
        return None
    texts = [(one.label, one.value()) for one in form if one.name in TEXTS and one.value()]
    return {"why": list(form.non_field_errors()), "texts": texts}


def steps(found: Opened) -> list[dict[str, str]]:
    """This function will give the steps of the road, and where this request is."""
    triage = found.standing.triage
    done, later = "done", "later"
    last = triage.get_outcome_display() if triage else _("beantwoord, doorverwezen of casus")
    waiting = bool(found.standing.referral) and not hasattr(found.standing.referral, "answer")
    return [
        {"label": _("Binnengekomen"), "state": done, "note": found.request.get_channel_display()},
        {"label": _("Schifting"), "state": done if triage else "now", "note": ""},
        {
            "label": _("Afgehandeld"),
            "state": later if not triage else "now" if waiting else done,
            "note": _("wacht op antwoord") if waiting else last,
        },
    ]
