"""Screens of what the laws were made for."""

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.kit.forms import attempt
from samenhang.teams.queries import who
from samenhang.weighing import actions, queries
from samenhang.weighing.forms import LawForm


@require_GET
@may("weighing.read_laws")
def laws(request: ViewerRequest) -> HttpResponseBase:
    """This function will show what each law was made for."""
    request.look.nothing()
    keeps = request.viewer.may("weighing.keep_laws")
    found = queries.laws(request.viewer, past=keeps)
    return render(request, "weighing/laws.html", {"laws": found, "keeps": keeps})


@require_http_methods(["GET", "POST"])
@may("weighing.keep_laws")
def law(request: ViewerRequest, code: str) -> HttpResponseBase:
    """This function will give a law's purpose another wording, and show the earlier ones."""
    found = queries.law(request.viewer, code)
    key = f"wet:{code}"
    start = {"name": found.name, "article": found.article, "made_for": found.made_for, "in_use": found.in_use}
    form = LawForm(request.POST if request.method == "POST" else None, initial=start)
    kept = drafts.give_back(request, form, key)
    sent = attempt(
        form,
        lambda: actions.change_law(
            law=found, **form.cleaned_data, seen=form.seen_version, by=request.viewer, at=request.at
        ),
    )
    if sent.done:
        drafts.forget(request.viewer, key)
        messages.success(request, _("Opgeslagen. Toetsen die al zijn afgerond, houden de oude tekst."))
        return HttpResponseRedirect(reverse("weighing:laws"))
    request.look.nothing()
    found = queries.law(request.viewer, code)
    texts = list(queries.law_texts(request.viewer, found))
    named = who([one.by_id for one in texts if one.by_id])
    conflict = None
    if sent.stale and texts and texts[0].by_id:
        conflict = {
            "who": named[texts[0].by_id].name if texts[0].by_id in named else "",
            "at": texts[0].at,
            "mine": form.cleaned_data.get("made_for", ""),
            "theirs": found.made_for,
        }
    history = [(one, named[one.by_id].name if one.by_id in named else "") for one in texts]
    shown = {"law": found, "form": form, "texts": history, "conflict": conflict, **kept}
    return render(request, "weighing/law.html", shown, status=422 if form.is_bound else 200)
