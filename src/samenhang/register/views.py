"""The search screen. Searching is a POST, so that no name or number stands in an address or a history."""

from dataclasses import dataclass

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.people.queries import spoken_date
from samenhang.register import actions, queries
from samenhang.register.forms import SearchForm
from samenhang.register.queries import Found, Known


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
    at = request.at
    results = actions.search(terms=form.terms(), purpose=form.cleaned_data["purpose"], by=request.viewer, at=at)
    known = queries.known_here(request.viewer, [one.person_id for one in results.people], at=at)
    hits = [Hit(one, known.get(one.person_id, [])) for one in results.people]
    return render(request, "register/search.html", {"form": form, "results": results, "hits": hits})
