"""Reading each other's words: the viewer first, though everybody reads all."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

from samenhang.access.viewer import Viewer
from samenhang.kit.known_words import Known
from samenhang.teams.models import Domain, Team
from samenhang.vocabulary.models import Meaning, MeaningText, Word


@dataclass(frozen=True, slots=True)
class Own:
    """Of which domains the viewer writes the words."""

    all: bool
    code: str

    def writes(self, domain: str) -> bool:
        """This function will say whether the viewer writes what words mean in this domain."""
        return self.all or bool(domain and domain == self.code)


def own(viewer: Viewer) -> Own:
    """This function will say of which domain the viewer writes the words: the hat's, or its team's."""
    if not viewer.may("vocabulary.write"):
        return Own(all=False, code="")
    code = viewer.domain
    if not code and viewer.team_id:
        code = Team.objects.filter(id=viewer.team_id).values_list("domain_id", flat=True).first() or ""
    return Own(all=viewer.role == "manager", code=code)


def words(viewer: Viewer, sought: str = "") -> QuerySet[Word]:
    """This function will give the words with what each domain means by them; with ``sought`` those it occurs in."""
    found = Word.objects.prefetch_related(
        Prefetch("meanings", Meaning.objects.select_related("domain").order_by("domain__order", "domain__name"))
    )
    for part in sought.split()[:6]:
        fields = ("name", "also", "meanings__words", "meanings__beware", "meanings__domain__name")
        found = found.filter(reduce(or_, (Q(**{f"{field}__icontains": part}) for field in fields)))
    return found.distinct().order_by("name")


def word(viewer: Viewer, code: str) -> Word:
    """This function will give a word.

    :raises Http404: when there is none.
    """
    found = Word.objects.filter(code=code).first()
    if found is None:
        raise Http404
    return found


def domains(viewer: Viewer) -> QuerySet[Domain]:
    """This function will give the domains of which the viewer writes the words."""
    mine = own(viewer)
    return Domain.objects.all() if mine.all else Domain.objects.filter(code=mine.code)


def meaning(viewer: Viewer, word: Word, domain: str) -> Meaning | None:
    """This function will give what a domain means by a word, or None where it said nothing yet.

    :raises Http404: when the viewer does not write for that domain, or there is none.
    """
    if not own(viewer).writes(domain) or not Domain.objects.filter(code=domain).exists():
        raise Http404
    return Meaning.objects.filter(word=word, domain_id=domain).first()


def texts(viewer: Viewer, meaning: Meaning | None) -> QuerySet[MeaningText]:
    """This function will give every wording of a meaning, the newest first."""
    return MeaningText.objects.filter(meaning=meaning).order_by("-version")


def known() -> list[Known]:
    """This function will give the words to mark in texts, with what each domain means by them."""
    found = Word.objects.prefetch_related(
        Prefetch("meanings", Meaning.objects.select_related("domain").order_by("domain__order", "domain__name"))
    )
    return [
        Known(one.code, one.name, tuple(one.forms), tuple((m.domain.name, m.words) for m in one.meanings.all()))
        for one in found
        if one.meanings.all()
    ]
