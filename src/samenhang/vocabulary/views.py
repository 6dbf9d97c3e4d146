"""Screens of each other's words."""

from django.contrib import messages
from django.core.paginator import Paginator
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
from samenhang.vocabulary import actions, queries
from samenhang.vocabulary.forms import MeaningForm, WordForm

A_PAGE = 25


@require_GET
@may("vocabulary.read")
def words(request: ViewerRequest) -> HttpResponseBase:
    """This function will show the words with what each domain means by them, side by side."""
    request.look.nothing()
    sought = request.GET.get("zoek", "").replace("\x00", "")[:80].strip()
    page = Paginator(queries.words(request.viewer, sought), A_PAGE).get_page(request.GET.get("page"))
    mine = queries.own(request.viewer)
    lines = [(word, [(one, mine.writes(one.domain_id)) for one in word.meanings.all()]) for word in page]
    shown = {"page": page, "lines": lines, "sought": sought, "adds": request.viewer.may("vocabulary.write")}
    return render(request, "vocabulary/words.html", shown)


@require_http_methods(["GET", "POST"])
@may("vocabulary.write")
def new_word(request: ViewerRequest) -> HttpResponseBase:
    """This function will add a word to the list."""
    request.look.nothing()
    form = WordForm(request.POST if request.method == "POST" else None)
    sent = attempt(form, lambda: actions.add_word(**form.cleaned_data, by=request.viewer, at=request.at))
    if sent.done and sent.result:
        messages.success(request, _("Het woord staat erbij. Wat betekent het bij u?"))
        return HttpResponseRedirect(reverse("vocabulary:word", args=[sent.result.code]))
    return render(request, "vocabulary/new.html", {"form": form}, status=422 if form.is_bound else 200)


@require_GET
@may("vocabulary.read")
def word(request: ViewerRequest, code: str) -> HttpResponseBase:
    """This function will show one word with every domain's meaning."""
    request.look.nothing()
    found = queries.word(request.viewer, code)
    meanings = list(found.meanings.select_related("domain").order_by("domain__order", "domain__name"))
    said = {one.domain_id for one in meanings}
    to_say = [one for one in queries.domains(request.viewer) if one.code not in said]
    mine = queries.own(request.viewer)
    lines = [(one, mine.writes(one.domain_id)) for one in meanings]
    return render(request, "vocabulary/word.html", {"word": found, "lines": lines, "to_say": to_say})


@require_http_methods(["GET", "POST"])
@may("vocabulary.write")
def meaning(request: ViewerRequest, code: str, domain: str) -> HttpResponseBase:
    """This function will write what a word means in the own domain, and show earlier wordings."""
    request.look.nothing()
    found = queries.word(request.viewer, code)
    said = queries.meaning(request.viewer, found, domain)
    key = f"woord:{code}:{domain}"
    start = {"words": said.words, "beware": said.beware} if said else {}
    form = MeaningForm(request.POST if request.method == "POST" else None, initial=start)
    kept = drafts.give_back(request, form, key)
    sent = attempt(
        form,
        lambda: actions.write_meaning(
            word=found, domain=domain, **form.cleaned_data, seen=form.seen_version, by=request.viewer, at=request.at
        ),
    )
    if sent.done:
        drafts.forget(request.viewer, key)
        messages.success(request, _("Opgeslagen. Iedereen leest nu wat u bedoelt."))
        return HttpResponseRedirect(reverse("vocabulary:word", args=[code]))
    said = queries.meaning(request.viewer, found, domain)
    texts = list(queries.texts(request.viewer, said)) if said else []
    writers = [one.by_id for one in texts] + ([said.by_id] if said else [])
    named = who([hat for hat in writers if hat])
    conflict = None
    if sent.stale and said:
        author = named.get(said.by_id) if said.by_id else None
        conflict = {
            "who": author.name if author else "",
            "at": said.at,
            "mine": form.cleaned_data.get("words", ""),
            "theirs": said.words,
        }
    history = [(one, named[one.by_id].name if one.by_id in named else _("voorbeeld")) for one in texts]
    shown = {
        "word": found,
        "domain": queries.domains(request.viewer).get(code=domain),
        "meaning": said,
        "version": said.version if said else 0,
        "form": form,
        "texts": history,
        "conflict": conflict,
        **kept,
    }
    return render(request, "vocabulary/meaning.html", shown, status=422 if form.is_bound else 200)
