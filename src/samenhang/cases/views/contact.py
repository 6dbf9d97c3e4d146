"""How a household or one of its members is reached and met: one form, of which two editors are told of each other."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.forms.people import ContactForm
from samenhang.cases.views.opening import Opened, open_household, sheet
from samenhang.involvement.queries import readers
from samenhang.kit.refusals import Refusal, Stale
from samenhang.people import actions, queries
from samenhang.people.models import Contact, Person
from samenhang.teams.queries import who


@require_http_methods(["GET", "POST"])
@may("people.keep_contact")
def of_household(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will keep the address, telephone and e-mail of a household as a whole."""
    return _keep(request, open_household(request, household_id, current="people"), None)


@require_http_methods(["GET", "POST"])
@may("people.keep_contact")
def of_person(request: ViewerRequest, household_id: UUID, person_id: UUID) -> HttpResponseBase:
    """This function will keep how one member is reached."""
    opened = open_household(request, household_id, current="people")
    return _keep(request, opened, queries.person(request.viewer, household_id, person_id))


def _keep(request: ViewerRequest, opened: Opened, person: Person | None) -> HttpResponseBase:
    household, whose = opened.household, person.id if person else None
    contact = queries.contact(request.viewer, household.id, whose)
    secret = queries.secret_homes([household.id])
    key = f"contact:{household.id}:{whose or 'household'}"
    form = ContactForm(
        request.POST or None,
        initial=_fields(contact),
        address=not secret.get(household.id),
    )
    page = drafts.give_back(request, form, key)
    page.update(
        person=person,
        version=contact.version if contact else 0,
        secret=household.id in secret,
        kept_back=secret.get(household.id, False),
        readers=[
            f"{one.name}, {one.organisation}"
            for one in readers(request.viewer, household.id, "involvement", person_id=whose)
        ],
    )
    if form.is_bound and form.is_valid():
        try:
            actions.keep_contact(
                household=household,
                person_id=whose,
                details=form.cleaned_data,
                version=form.seen_version or 0,
                by=request.viewer,
                at=opened.at,
            )
        except Stale:
            context = {"frame": opened.frame, "form": form, **page, **_conflict(request, opened, whose, form)}
            return render(request, "cases/people_contact.html", context, status=409)
        except Refusal as error:
            form.refuse(error)
        else:
            drafts.forget(request.viewer, key)
            messages.success(request, _("De gegevens zijn opgeslagen."))
            return HttpResponseRedirect(reverse("cases:people", args=[household.id]))
    return sheet(request, opened, "cases/people_contact.html", form, **page)


def _fields(contact: Contact | None) -> dict[str, Any]:
    if contact is None:
        return {}
    lives = {name: getattr(contact.home, name, "") for name in actions.ADDRESS_FIELDS}
    return {**lives, "phone": contact.phone, "email": contact.email}


def _conflict(request: ViewerRequest, opened: Opened, whose: UUID | None, form: ContactForm) -> dict[str, Any]:
    """What the colleague wrote and what this form says, where they differ; saving again is a choice then."""
    now = queries.contact(request.viewer, opened.household.id, whose)
    if now is None:
        return {}
    there = _fields(now)
    by = queries.changed_by(request.viewer, now)
    differ = [name for name in form.fields if form.cleaned_data.get(name) != there[name]]
    colleague = who([by]).get(by) if by else None
    return {
        "version": now.version,
        "conflict": {
            "who": colleague.name if colleague else _("Een collega"),
            "at": now.changed_at,
            "mine": "\n".join(_said(form, name, form.cleaned_data.get(name)) for name in differ),
            "theirs": "\n".join(_said(form, name, there[name]) for name in differ),
        },
    }


def _said(form: ContactForm, name: str, value: object) -> str:
    return f"{form.fields[name].label}: {value or _('(leeg)')}"
