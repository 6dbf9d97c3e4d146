"""What helps to meet somebody: language, interpreter, hearing, sight, understanding; said by the person (A6)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.forms.beside import NeedsForm
from samenhang.cases.views.opening import Opened, open_household, sheet
from samenhang.involvement.queries import readers
from samenhang.kit.refusals import Refusal, Stale
from samenhang.people import actions, queries
from samenhang.teams.queries import who


@require_http_methods(["GET", "POST"])
@may("people.keep_needs")
def needs(request: ViewerRequest, household_id: UUID, person_id: UUID) -> HttpResponseBase:
    """This function will keep what helps to meet one member; two editors are told of each other."""
    opened = open_household(request, household_id, current="people")
    person = queries.person(request.viewer, household_id, person_id)
    contact = queries.contact(request.viewer, household_id, person_id)
    today, key = timezone.localdate(opened.at), f"needs:{household_id}:{person_id}"
    form = NeedsForm(request.POST or None, initial=NeedsForm.typed(contact), today=today)
    page = drafts.give_back(request, form, key)
    found = readers(request.viewer, household_id, "involvement", person_id=person_id)
    page.update(
        person=person,
        version=contact.version if contact else 0,
        readers=[f"{one.name}, {one.organisation}" for one in found],
    )
    if form.is_bound and form.is_valid():
        try:
            actions.keep_contact(
                household=opened.household,
                person_id=person_id,
                details=form.details(),
                version=form.seen_version or 0,
                by=request.viewer,
                at=opened.at,
            )
        except Stale:
            context = {"frame": opened.frame, "form": form, **page, **_conflict(request, opened, person_id, form)}
            return render(request, "cases/beside/needs.html", context, status=409)
        except Refusal as error:
            form.refuse(error)
        else:
            drafts.forget(request.viewer, key)
            messages.success(request, _("Opgeslagen. Brieven en schermen passen zich eraan aan."))
            return HttpResponseRedirect(reverse("cases:people", args=[household_id]))
    return sheet(request, opened, "cases/beside/needs.html", form, **page)


def _conflict(request: ViewerRequest, opened: Opened, person_id: UUID, form: NeedsForm) -> dict[str, Any]:
    """What the colleague wrote and what this form says, where they differ; saving again is a choice then."""
    now = queries.contact(request.viewer, opened.household.id, person_id)
    if now is None:
        return {}
    there, by = NeedsForm.typed(now), queries.changed_by(request.viewer, now)
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
