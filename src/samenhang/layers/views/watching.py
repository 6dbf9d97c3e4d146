"""What residents do not see for now, as the privacy officer guards it: without content."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.kit.forms import attempt
from samenhang.layers import actions, queries
from samenhang.layers.forms import RemarkForm


@require_GET
@may("layers.watch_hidden")
def watched(request: ViewerRequest) -> HttpResponseBase:
    """This function will list what residents do not see for now: by whom, since when, until when. No content."""
    page, rows = queries.watched(request.viewer, request.GET.get("page"), timezone.localdate(request.at))
    request.look.nothing()
    return render(request, "layers/watched.html", {"page": page, "rows": rows})


@require_GET
@may("layers.watch_hidden")
def watched_one(request: ViewerRequest, hiding_id: UUID) -> HttpResponseBase:
    """This function will show one of these with what was asked about it; that it was opened stands in the log."""
    return _page(request, hiding_id, RemarkForm())


@require_POST
@may("layers.remark")
def remark(request: ViewerRequest, hiding_id: UUID) -> HttpResponseBase:
    """This function will ask something of who keeps it back."""
    one = queries.one_watched(request.viewer, hiding_id, timezone.localdate(request.at))
    form = RemarkForm(request.POST)
    key = (one.household_id, one.person_id, one.layer, one.domain)
    sent = attempt(
        form,
        lambda: actions.remark(
            hiding_id=one.id,
            record_id=one.record_id,
            key=key,
            text=form.cleaned_data["text"],
            by=request.viewer,
            at=request.at,
        ),
    )
    if sent.done:
        messages.success(request, _("Uw vraag staat erbij. Wie dit schreef, ziet hem bij het dossier."))
        return HttpResponseRedirect(reverse("layers:watched_one", args=[one.id]))
    return _page(request, hiding_id, form)


def _page(request: ViewerRequest, hiding_id: UUID, form: RemarkForm) -> HttpResponseBase:
    one = queries.one_watched(request.viewer, hiding_id, timezone.localdate(request.at))
    request.look.at(one.household_id, one.person_id, layer=one.layer, domain=one.domain, object_id=one.id)
    shown = {
        "one": one,
        "remarks": queries.remarks(request.viewer, [one.id]),
        "form": form,
        "asks": request.viewer.may("layers.remark"),
    }
    return render(request, "layers/watched_one.html", shown, status=422 if form.is_bound else 200)
