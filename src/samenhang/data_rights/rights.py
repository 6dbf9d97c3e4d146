"""Reading what residents asked about their own data; the viewer first, what one may not see is not there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.cases.frame import in_words
from samenhang.consent.models import Notice
from samenhang.consent.queries import notices
from samenhang.data_rights.models import FileOpening, Right, RightsRequest
from samenhang.involvement.queries import grounds, let_in, may_write
from samenhang.teams.queries import Who, domain_names, who

A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as shown: who answers it by when, and what may be done with it now."""

    request: RightsRequest
    due_on: date
    late: bool
    part: str
    by: Who | None = None
    answered_by: Who | None = None

    @property
    def open(self) -> bool:
        """Whether it waits for an answer."""
        return not hasattr(self.request, "answer")


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made for a request."""

    at: datetime
    by: Who | None
    records: int
    delivered: str
    delivered_at: datetime | None


def page(viewer: Viewer, household_id: UUID, number: str | None, day: date) -> tuple[Page[RightsRequest], list[Asked]]:
    """This function will give a household's requests, the last one first, twenty-five on a page."""
    found = Paginator(_all().filter(household_id=household_id).order_by("-received_on", "-id"), A_PAGE).get_page(number)
    return found, _shown(list(found.object_list), day)


def one(viewer: Viewer, request_id: UUID) -> RightsRequest:
    """This function will give one request.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    found = _all().filter(id=request_id).first()
    if found is None:
        raise Http404
    return found


def shown(viewer: Viewer, request: RightsRequest, day: date) -> Asked:
    """This function will give one request as it is shown."""
    return _shown([request], day)[0]


def files(viewer: Viewer, request: RightsRequest) -> list[Made]:
    """This function will give the files that were made for a request, the last one first."""
    rows = list(
        FileOpening.objects.filter(request=request, closing__isnull=False)
        .select_related("closing", "delivery")
        .order_by("-at", "-id")[:A_PAGE]
    )
    people = who({row.by_id for row in rows})
    made = []
    for row in rows:
        given = getattr(row, "delivery", None)
        words = f"{given.get_how_display()}: {given.to_whom}" if given else ""
        made.append(Made(row.at, people.get(row.by_id), row.closing.records, words, given.at if given else None))
    return made


def may_answer(viewer: Viewer, request: RightsRequest) -> bool:
    """This function will say whether the viewer writes in the part a request is about."""
    return may_write(
        viewer,
        request.household_id,
        request.about_layer,
        person_id=request.person_id,
        domain=request.about_domain,
    )


def may_keep(viewer: Viewer, request: RightsRequest) -> bool:
    """This function will say whether the viewer keeps the household up about this person."""
    return may_write(viewer, request.household_id, Layer.INVOLVEMENT, person_id=request.person_id)


def shared_by_law(viewer: Viewer, request: RightsRequest) -> list[Notice]:
    """This function will give what is shared by law about who objects, one for each organisation and basis.

    Only of an objection, and for who keeps up what residents said here; what the resident was not told of yet is left
    out.
    """
    if request.right != Right.OBJECTION or let_in(viewer, request.household_id):
        return []
    found: dict[tuple[object, ...], Notice] = {}
    for one in notices(viewer, request.household_id):
        objected, ended = hasattr(one, "objection"), hasattr(one, "end")
        if one.person_id in (None, request.person_id) and not (objected or ended or one.hidden_until):
            found.setdefault((one.organisation_id, one.basis_id, one.person_id), one)
    return sorted(found.values(), key=lambda one: one.organisation.name)


def parts(viewer: Viewer, household_id: UUID) -> list[tuple[str, str]]:
    """This function will give the parts of a file that a request can be about, as choices: what the viewer reads."""
    found = {(g.layer, g.domain): g.domain_name for g in grounds(viewer, household_id)}
    order = [Layer.INVOLVEMENT, Layer.SHARED, Layer.CASE_TEAM, Layer.DOMAIN]
    known = sorted(found, key=lambda key: (order.index(Layer(key[0])) if key[0] in order else 9, key[1]))
    names = {domain: name for (_layer, domain), name in found.items()}
    return [(f"{layer}:{domain}", in_words(layer, domain, names)) for layer, domain in known if layer in order]


def _all() -> QuerySet[RightsRequest]:
    return RightsRequest.objects.select_related(
        "person", "household", "parent", "representative", "answer", "extension"
    )


def _shown(rows: Sequence[RightsRequest], day: date) -> list[Asked]:
    people = who({row.by_id for row in rows} | {row.answer.by_id for row in rows if hasattr(row, "answer")})
    names = domain_names()
    found = []
    for row in rows:
        due = row.extension.due_on if hasattr(row, "extension") else row.due_on
        answered = getattr(row, "answer", None)
        part = "" if row.right == Right.OWN_FILE else in_words(row.about_layer, row.about_domain, names)
        found.append(
            Asked(
                row,
                due,
                answered is None and due < day,
                part,
                people.get(row.by_id),
                people.get(answered.by_id) if answered else None,
            )
        )
    return found
