"""What the population register says of a member, beside what is on record: asking, comparing, taking over."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.brp import actions as brp
from samenhang.brp import comparing, queries
from samenhang.brp.port import Part, RegisterPerson
from samenhang.brp.queries import Asked
from samenhang.brp.register import the_register
from samenhang.cases.forms.brp import AskForm
from samenhang.cases.views.opening import Opened, keeping
from samenhang.kit.forms import attempt
from samenhang.people.actions import keep_address
from samenhang.people.models import Person
from samenhang.people.queries import home_of
from samenhang.people.queries import person as find_person


@require_http_methods(["GET", "POST"])
@may("brp.read")
def of_member(request: ViewerRequest, household_id: UUID, person_id: UUID) -> HttpResponseBase:
    """This function will show what the register answered about a member, and ask it anew for a purpose."""
    opened, person = _member(request, household_id, person_id)
    register = the_register()
    form = AskForm(request.POST or None, purposes=queries.purposes())
    if attempt(
        form,
        lambda: brp.ask(
            household=opened.household,
            person=person,
            purpose=form.purpose_asked(),
            register=register,
            by=request.viewer,
            at=opened.at,
        ),
    ).done:
        return HttpResponseRedirect(_page(opened, person))
    asked = queries.asked(request.viewer, household_id, person_id)
    context = {
        "frame": opened.frame,
        "form": form,
        "person": person,
        "connected": register is not None,
        "asked": asked,
        **_compared(opened, person, asked),
    }
    return render(request, "cases/brp.html", context, status=422 if form.is_bound else 200)


@require_POST
@may("brp.read")
def take_address(request: ViewerRequest, household_id: UUID, person_id: UUID) -> HttpResponseBase:
    """This function will record the register's address as where the member (or the household) lives."""
    opened, person = _member(request, household_id, person_id)
    answer = _latest(queries.asked(request.viewer, household_id, person_id))
    if answer is None or answer.address is None or answer.address.letters_only:
        raise Http404
    today = timezone.localdate(opened.at)
    since = answer.address.since
    keep_address(
        household=opened.household,
        person_id=person.id if person.secrecy or request.POST.get("whose") == "person" else None,
        details=comparing.details(answer.address),
        starts_on=since if since and since <= today else today,
        by=request.viewer,
        at=opened.at,
    )
    messages.success(request, _("Het adres uit de BRP is overgenomen. Het vorige adres blijft bewaard."))
    return HttpResponseRedirect(_page(opened, person))


def _member(request: ViewerRequest, household_id: UUID, person_id: UUID) -> tuple[Opened, Person]:
    opened = keeping(request, household_id, current="people")
    return opened, find_person(request.viewer, household_id, person_id)


def _page(opened: Opened, person: Person) -> str:
    return reverse("cases:brp", args=[opened.household.id, person.id])


def _latest(asked: list[Asked]) -> RegisterPerson | None:
    """The newest answer there is; a later question without one does not hide it."""
    return next((found for one in asked if one.answer and (found := queries.opened(one.answer))), None)


def _compared(opened: Opened, person: Person, asked: list[Asked]) -> dict[str, object]:
    last = asked[0] if asked else None
    of = next((one for one in asked if one.answer and one.answer.content_sealed), None)
    found = queries.opened(of.answer) if of and of.answer else None
    if of is None or found is None:
        return {"last": last}
    today = timezone.localdate(opened.at)
    home = home_of(opened.household.id, person.id, today) or home_of(opened.household.id, None, today)
    rows = comparing.beside(person, home, found, address_asked=Part.ADDRESS in of.question.purpose.parts)
    members = opened.frame.members
    return {
        "last": last,
        "of": of,
        "rows": rows,
        "differ": sum(one.differs for one in rows),
        "relatives": comparing.relatives(found, members),
        "authority": comparing.authority(found, members),
        "letters_only": bool(found.address and found.address.letters_only),
        "address": comparing.in_a_line(found.address),
        "address_differs": any(one.differs and one.label == _("Adres") for one in rows),
    }
