"""Who belongs to a household: the screen "Mensen", and each act on it."""

from collections.abc import Sequence
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
from samenhang.access.viewer import ViewerRequest
from samenhang.brp.register import the_register
from samenhang.cases.forms.people import JoinForm, NewMemberForm, RelateForm
from samenhang.cases.views.finding import find
from samenhang.cases.views.opening import Opened, keeping, look_at, open_household, sheet
from samenhang.kit.forms import attempt
from samenhang.kit.refusals import Refusal
from samenhang.kit.rounds import answered
from samenhang.people import actions, queries
from samenhang.people import bsn as numbers
from samenhang.people.meeting import Need, needs
from samenhang.people.models import Membership
from samenhang.people.queries import Member, beside
from samenhang.register.actions import look_for_same
from samenhang.register.choosing import NOBODY
from samenhang.register.queries import pick
from samenhang.register.same import Twin, newcomer

GROWN = 18


@dataclass(frozen=True, slots=True)
class Row:
    """A member as shown: with the birth date and the masked BSN in words."""

    member: Member
    born: str
    died: str
    bsn: str
    needs: list[Need]
    also: list[Member]
    """Other records of the same human being in this household (A5)."""

    @property
    def grown(self) -> bool:
        """Whether a child by place has become an adult by age: shown, never changed by itself."""
        return self.member.membership.place == Membership.Place.CHILD and (self.member.age or 0) >= GROWN


@require_safe
@may("people.read")
def people(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will show who belongs to a household, how they stand to each other, and how they are reached."""
    opened = open_household(request, household_id, current="people")
    past = queries.past_members(request.viewer, household_id)
    if past:
        request.look.at(household_id, *(one.person_id for one in past), layer="involvement")
    how = opened.frame.reached
    day = timezone.localdate(opened.at)
    context = {
        "frame": opened.frame,
        "writes": opened.writes,
        "asks_brp": request.viewer.may("brp.read") and the_register() is not None,
        "asks_register": opened.writes and not opened.household.protected and request.viewer.may("brp.propose"),
        "rows": [_row(request, face, also) for face, *also in opened.frame.lines],
        "never_offered": answered(beside.without_offer(request.viewer, household_id, opened.frame.members, day))
        if opened.writes
        else [],
        "past": past,
        "look": request.look.token(household_id),
        "relations": list(queries.relations(request.viewer, household_id)),
        "whole": next((one for one in how.contacts if one.person_id is None), None),
        "secret": how.secret,
        "kept_back": any(one.address_kept_back for one in how.contacts),
    }
    return render(request, "cases/people.html", context)


def _row(request: ViewerRequest, member: Member, also: list[Member]) -> Row:
    who = member.person
    shown = bool(who.bsn_sealed) and request.viewer.may("people.unmask_bsn")
    return Row(
        member,
        queries.spoken_date(who.birth_date, who.birth_date_known),
        queries.spoken_date(who.died_on, who.death_date_known) if who.deceased else "",
        numbers.masked(who.bsn_sealed, who.id) if shown and who.bsn_sealed else "",
        needs(member.contact),
        also,
    )


@require_POST
@may("people.unmask_bsn")
def show_bsn(request: ViewerRequest, household_id: UUID, person_id: UUID) -> HttpResponseBase:
    """This function will show a member's whole BSN once; the log keeps that it was shown."""
    opened = open_household(request, household_id, current="people")
    person = queries.person(request.viewer, household_id, person_id)
    number = actions.unmask_bsn(household=opened.household, person=person, by=request.viewer, at=opened.at)
    return render(request, "cases/bsn.html", {"frame": opened.frame, "person": person, "number": number})


@require_http_methods(["GET", "POST"])
@may("people.keep")
def add_member(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will look whether somebody is known already, before a new person is recorded."""
    opened = keeping(request, household_id, current="people")
    return find(
        request,
        opened,
        heading=_("Lid toevoegen"),
        choose="cases:add_found",
        back=reverse("cases:people", args=[household_id]),
        new=reverse("cases:add_new", args=[household_id]),
    )


@require_http_methods(["GET", "POST"])
@may("people.keep")
def add_found(request: ViewerRequest, household_id: UUID, person_id: UUID) -> HttpResponseBase:
    """This function will put somebody who is known already in the household."""
    opened = keeping(request, household_id, current="people")
    day = timezone.localdate(opened.at)
    found = pick(request.viewer, person_id, day=day)
    request.look.at(household_id, person_id, layer="involvement")
    form = JoinForm(request.POST or None, today=day, born=found.birth_date)
    if form.is_bound and form.is_valid():
        if found.deceased:
            form.add_error(None, _("Deze persoon is overleden en kan niet worden toegevoegd."))
        else:
            try:
                actions.join_household(
                    household=opened.household,
                    person_id=found.person_id,
                    **form.cleaned_data,
                    by=request.viewer,
                    at=opened.at,
                )
            except Refusal as error:
                form.refuse(error)
            else:
                messages.success(request, _("Deze persoon hoort nu bij het huishouden."))
                return _back(opened)
    return sheet(request, opened, "cases/people_join.html", form, found=found)


@require_http_methods(["GET", "POST"])
@may("people.keep")
def add_new(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will record somebody nobody knew yet and put them in the household."""
    opened = keeping(request, household_id, current="people")
    form = NewMemberForm(request.POST or None, today=timezone.localdate(opened.at))
    if form.is_bound and form.is_valid():
        home = queries.home_of(household_id, None, timezone.localdate(opened.at))
        twins = look_for_same(whom=newcomer(form.identity(), home), purpose="case", by=request.viewer, at=opened.at)
        answer = form.ask_same(twins)
        if answer and attempt(form, lambda: _take_up(request, opened, form, answer, twins)).done:
            messages.success(request, _("Deze persoon is vastgelegd en hoort nu bij het huishouden."))
            return _back(opened)
        for twin in twins:
            look_at(request, twin.found)
    return sheet(request, opened, "cases/people_new.html", form)


def _take_up(
    request: ViewerRequest, opened: Opened, form: NewMemberForm, answer: str, twins: Sequence[Twin]
) -> Membership:
    """Who is on record already becomes a member; who is somebody else is recorded, and not mixed up again."""
    given = {
        "household": opened.household,
        "place": form.cleaned_data["place"],
        "starts_on": form.cleaned_data["starts_on"],
        "by": request.viewer,
        "at": opened.at,
    }
    if answer != NOBODY:
        if any(twin.found.deceased for twin in twins if str(twin.found.person_id) == answer):
            raise Refusal(_("Deze persoon is overleden en kan niet worden toegevoegd."), field="same")
        return actions.join_household(person_id=UUID(answer), **given)
    return actions.add_member(identity=form.identity(), unlike=[twin.found.person_id for twin in twins], **given)


@require_http_methods(["GET", "POST"])
@may("people.keep")
def relate(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will record how one member stands to another."""
    opened = keeping(request, household_id, current="people")
    if len(opened.frame.members) < 2:
        raise Http404
    form = RelateForm(request.POST or None, members=opened.frame.members)
    if attempt(
        form,
        lambda: actions.relate(
            household=opened.household,
            person_id=UUID(form.cleaned_data["person"]),
            other_id=UUID(form.cleaned_data["other"]),
            kind=form.cleaned_data["kind"],
            by=request.viewer,
            at=opened.at,
        ),
    ).done:
        messages.success(request, _("De relatie is vastgelegd."))
        return _back(opened)
    return sheet(request, opened, "cases/people_relate.html", form)


def _back(opened: Opened) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("cases:people", args=[opened.household.id]))
