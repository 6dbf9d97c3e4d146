"""How a household or one of its members is reached and met: one form, of which two editors are told of each other."""

from dataclasses import dataclass
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
from samenhang.cases.forms.beside import NeedsForm
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
    form = ContactForm(request.POST or None, initial=ContactForm.typed(contact), address=not secret.get(household.id))
    about = {"person": person, "secret": household.id in secret, "kept_back": secret.get(household.id, False)}
    on = Sheet("cases/people_contact.html", f"contact:{household.id}:{whose or 'household'}", about)
    return keep(request, opened, form, contact, whose, on, _("De gegevens zijn opgeslagen."))


@dataclass(frozen=True, slots=True)
class Sheet:
    """On which page it is kept, under which key what was typed is, and what else the page shows."""

    template: str
    key: str
    shown: dict[str, Any]


def keep(
    request: ViewerRequest,
    opened: Opened,
    form: ContactForm | NeedsForm,
    contact: Contact | None,
    whose: UUID | None,
    on: Sheet,
    done: str,
) -> HttpResponseBase:
    """This function will keep what was typed of how somebody is reached and met; of two editors neither overwrites."""
    found = readers(request.viewer, opened.household.id, "involvement", person_id=whose)
    page = {
        **drafts.give_back(request, form, on.key),
        **on.shown,
        "version": contact.version if contact else 0,
        "readers": [f"{one.name}, {one.organisation}" for one in found],
    }
    if form.is_bound and form.is_valid():
        try:
            actions.keep_contact(
                household=opened.household,
                person_id=whose,
                details=form.details(),
                version=form.seen_version or 0,
                by=request.viewer,
                at=opened.at,
            )
        except Stale:
            context = {"frame": opened.frame, "form": form, **page, **_conflict(request, opened, whose, form)}
            return render(request, on.template, context, status=409)
        except Refusal as error:
            form.refuse(error)
        else:
            drafts.forget(request.viewer, on.key)
            messages.success(request, done)
            return HttpResponseRedirect(reverse("cases:people", args=[opened.household.id]))
    return sheet(request, opened, on.template, form, **page)


def _conflict(
    request: ViewerRequest, opened: Opened, whose: UUID | None, form: ContactForm | NeedsForm
) -> dict[str, Any]:
    """What the colleague wrote and what this form says, where they differ; saving again is a choice then."""
    now = queries.contact(request.viewer, opened.household.id, whose)
    if now is None:
        return {}
    there, by = form.typed(now), queries.changed_by(request.viewer, now)
    differ = [name for name in form.fields if form.cleaned_data.get(name) != there[name]]
    colleague = who([by]).get(by) if by else None
    return {
        "version": now.version,
        "conflict": {
            "who": colleague.name if colleague else _("Een collega"),
            "at": now.changed_at,
            "mine": "\n".join(form.said(name, form.cleaned_data.get(name)) for name in differ),
            "theirs": "\n".join(form.said(name, there[name]) for name in differ),
        },
    }
