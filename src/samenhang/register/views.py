"""The search screen. Searching is a POST, so that no name or number stands in an address or a history."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.people.queries import spoken_date
from samenhang.register import actions, queries
from samenhang.register.forms import SearchForm
from samenhang.register.queries import Found, Known, Results, Terms
from samenhang.register.typed import anything

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody found, with who is involved, and the households split in those one may open and those one may not."""

    person: Found
    known: list[Known]

    @property
    def born(self) -> str:
        """The birth date in words, as far as it is known."""
        return spoken_date(self.person.birth_date, self.person.birth_date_known)

    @property
    def homes(self) -> list[tuple[object, str, bool]]:
        """Each household: its id, its name, and whether it opens."""
        return [(key, name, key in self.person.open_to_me) for key, name in self.person.households]


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody offered while typing, in one of the households that open."""

    person: Found
    household: UUID
    home: str

    @property
    def born(self) -> str:
        """The birth date in words, as far as it is known."""
        return spoken_date(self.person.birth_date, self.person.birth_date_known)


@require_http_methods(["GET", "POST"])
@may("register.search")
def search(request: ViewerRequest) -> HttpResponseBase:
    """This function will search people and show, of each, who is involved and whom to call."""
    request.look.nothing()
    form = SearchForm(request.POST or None)
    if not form.is_bound:
        return render(request, "register/search.html", {"form": form})
    if not form.is_valid():
        return render(request, "register/search.html", {"form": form}, status=422)
    at, terms, purpose = request.at, form.terms(), form.cleaned_data["purpose"]
    results = actions.search(terms=terms, purpose=purpose, by=request.viewer, at=at, alone=True)
    known = queries.known_here(request.viewer, [one.person_id for one in results.people], at=at)
    hits = [Hit(one, known.get(one.person_id, [])) for one in results.people]
    context = {"form": form, "results": results, "hits": hits, "mine_only": terms.way == "mine"}
    context["may_in_need"] = request.viewer.may("safety.break_glass")
    return render(request, "register/search.html", context)


@require_POST
@may("register.search")
def search_typing(request: ViewerRequest) -> HttpResponseBase:
    """This function will offer, while a name is typed, the people of the viewer's own households it fits."""
    request.look.nothing()
    typed = " ".join(request.POST.get("words", "").replace("\x00", "").split())
    terms = anything(typed) if len(typed) <= LONGEST else Terms()
    offered, results = [], Results()
    if terms.words:
        results = actions.search_typing(words=terms.words, by=request.viewer, at=request.at)
        offered = [
            Offer(one, household, name)
            for one in results.people
            for household, name in one.households
            if household in one.open_to_me
        ]
    context = {"offered": offered, "more": results.more, "asked": bool(terms.words), "enter": bool(terms.way)}
    return render(request, "register/offered.html", context)
