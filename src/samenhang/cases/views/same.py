"""Is this person on record twice? Seeing both beside each other, linking, undoing, asking the access desk (A5)."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenhang.access.may import may
from samenhang.access.viewer import Viewer, ViewerRequest
from samenhang.cases.desks import desk_for
from samenhang.cases.forms.same import AskForm, LinkForm, UnlinkForm
from samenhang.cases.views.opening import Opened, keeping, look_at, open_household, sheet
from samenhang.kit.forms import attempt
from samenhang.people import actions, queries
from samenhang.people.models import Household, Person
from samenhang.register.choosing import TONES
from samenhang.register.queries import Found, several
from samenhang.register.same import Twin, Whom, compared_with, described, likely_same_as


@dataclass(frozen=True, slots=True)
class Side:
    """One of two records beside each other: who, and whether a BSN is known."""

    found: Found
    born: str
    has_bsn: bool
    from_brp: bool


@require_safe
@may("people.read")
def doubles(request: ViewerRequest, household_id: UUID, person_id: UUID) -> HttpResponseBase:
    """This function will show who may be the same person, who was said to be, and who was said not to be."""
    opened = open_household(request, household_id, current="people")
    person = _member(opened, person_id)
    day = timezone.localdate(opened.at)
    twins = _twins(request.viewer, opened, person) if opened.writes else []
    links = queries.links_of(request.viewer, person_id)
    apart = queries.told_apart(request.viewer, person_id)
    linked = {made.other_id if made.kept_id == person_id else made.kept_id: made for made in links}
    found = several(request.viewer, [*linked, *apart], day=day)
    for one in [*found.values(), *(twin.found for twin in twins)]:
        look_at(request, one)
    decided = {person_id, *linked, *apart, *(twin.found.person_id for twin in twins)}
    context = {
        "frame": opened.frame,
        "writes": opened.writes,
        "person": person,
        "twins": [(twin, TONES[twin.likely]) for twin in twins],
        "linked": [(found[other], made) for other, made in linked.items() if other in found],
        "apart": [(found[other], told) for other, told in apart.items() if other in found],
        "rest": [one.person for one in opened.frame.members if one.person.id not in decided],
        "asked": queries.own_questions(request.viewer, person_id) if request.viewer.may("people.ask_desk") else [],
    }
    return render(request, "cases/doubles.html", context)


@require_http_methods(["GET", "POST"])
@may("people.keep")
def beside(request: ViewerRequest, household_id: UUID, person_id: UUID, other_id: UUID) -> HttpResponseBase:
    """This function will show two records beside each other, and link them as one human being with a reason."""
    opened, person, other = _both(request, household_id, person_id, other_id)
    form = LinkForm(request.POST or None)
    if attempt(
        form,
        lambda: actions.link(
            one=person_id, other=other_id, why=form.cleaned_data["why"], by=request.viewer, at=opened.at
        ),
    ).done:
        messages.success(request, _("Vastgelegd: dit is dezelfde persoon. Alles staat nog waar het stond."))
        return _back(opened, person_id)
    day = timezone.localdate(opened.at)
    mine = several(request.viewer, [person_id], day=day)[person_id]
    known = queries.identified([person_id, other_id])
    names = {household for one in (mine, other) for household in one.open_to_me}
    behind = set(Household.objects.filter(id__in=names, protected=True).values_list("id", flat=True))
    context = {
        "person": person,
        "other": other,
        "sides": [_side(mine, known), _side(other, known)],
        "comparison": compared_with(_whom(request.viewer, opened, person), other_id),
        "warned": bool(behind) and behind != names,
        "linked": other_id in queries.kept_of([person_id]),
    }
    return sheet(request, opened, "cases/beside.html", form, **context)


@require_POST
@may("people.keep")
def tell_apart(request: ViewerRequest, household_id: UUID, person_id: UUID, other_id: UUID) -> HttpResponseBase:
    """This function will remember that two who are alike are two people."""
    opened, _person, _other = _both(request, household_id, person_id, other_id)
    actions.tell_apart(one=person_id, other=other_id, by=request.viewer, at=opened.at)
    messages.success(request, _("Onthouden: dit zijn twee personen. Wij stellen het niet meer voor."))
    return _back(opened, person_id)


@require_POST
@may("people.keep")
def take_back_apart(request: ViewerRequest, household_id: UUID, person_id: UUID, other_id: UUID) -> HttpResponseBase:
    """This function will take back that two who are alike are two people."""
    opened, _person, _other = _both(request, household_id, person_id, other_id)
    told = queries.not_same_between(person_id, other_id)
    if told is None:
        raise Http404
    actions.take_back_apart(told=told, by=request.viewer, at=opened.at)
    messages.success(request, _("Teruggenomen. Lijken zij op elkaar, dan stellen wij het weer voor."))
    return _back(opened, person_id)


@require_http_methods(["GET", "POST"])
@may("people.keep")
def unlink(request: ViewerRequest, household_id: UUID, person_id: UUID, other_id: UUID) -> HttpResponseBase:
    """This function will undo a link: both records stand by themselves again, with all that hung on them."""
    opened, person, other = _both(request, household_id, person_id, other_id)
    made = queries.link_between(request.viewer, person_id, other_id)
    form = UnlinkForm(request.POST or None)
    if attempt(
        form,
        lambda: actions.unlink(made=made, why=form.cleaned_data["why"], by=request.viewer, at=opened.at),
    ).done:
        messages.success(request, _("Losgemaakt. Beide personen staan weer apart, met alles wat erbij hoorde."))
        return _back(opened, person_id)
    return sheet(request, opened, "cases/unlink.html", form, person=person, other=other)


@require_http_methods(["GET", "POST"])
@may("people.ask_desk")
def ask(request: ViewerRequest, household_id: UUID, person_id: UUID) -> HttpResponseBase:
    """This function will ask the access desk, who may look further, whether a person is on record twice."""
    opened = open_household(request, household_id, current="people")
    person = _member(opened, person_id)
    desk = desk_for(request.viewer, household_id)
    form = AskForm(request.POST or None)
    if (
        desk
        and attempt(
            form,
            lambda: actions.ask_desk(
                household=opened.household,
                person_id=person_id,
                desk_id=desk.id,
                why=form.cleaned_data["why"],
                by=request.viewer,
                at=opened.at,
            ),
        ).done
    ):
        messages.success(request, _("Gevraagd aan de Toegang. U hoort hier wanneer het is behandeld."))
        return _back(opened, person_id)
    return sheet(request, opened, "cases/ask_desk.html", form, person=person, desk=desk)


def _member(opened: Opened, person_id: UUID) -> Person:
    found = next((one.person for one in opened.frame.members if one.person.id == person_id), None)
    if found is None:
        raise Http404
    return found


def _both(request: ViewerRequest, household_id: UUID, person_id: UUID, other_id: UUID) -> tuple[Opened, Person, Found]:
    opened = keeping(request, household_id, current="people")
    person = _member(opened, person_id)
    found = several(request.viewer, [other_id], day=timezone.localdate(opened.at)).get(other_id)
    if found is None or other_id == person_id or other_id not in queries.identified([other_id]):
        raise Http404
    look_at(request, found)
    return opened, person, found


def _whom(viewer: Viewer, opened: Opened, person: Person) -> Whom:
    member = next(one for one in opened.frame.members if one.person.id == person.id)
    day = timezone.localdate(opened.at)
    homes = queries.present_homes([opened.household.id], day)
    home = homes.get((opened.household.id, person.id)) or homes.get((opened.household.id, None))
    return described(person, home, member.contact.phone if member.contact else "")


def _twins(viewer: Viewer, opened: Opened, person: Person) -> list[Twin]:
    return likely_same_as(viewer, person.id, _whom(viewer, opened, person), day=timezone.localdate(opened.at))


def _side(found: Found, known: dict[UUID, tuple[bool, bool]]) -> Side:
    has_bsn, from_brp = known.get(found.person_id, (False, False))
    return Side(found, queries.spoken_date(found.birth_date, found.birth_date_known), has_bsn, from_brp)


def _back(opened: Opened, person_id: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("cases:doubles", args=[opened.household.id, person_id]))
