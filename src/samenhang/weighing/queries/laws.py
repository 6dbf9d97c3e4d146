"""The laws and what they were made for."""

from django.db.models import QuerySet
from django.http import Http404

from samenhang.access.viewer import Viewer
from samenhang.weighing.models import Law, LawText


def laws(viewer: Viewer, *, past: bool = False) -> QuerySet[Law]:
    """This function will give the laws in use, in their sequence; with ``past`` also those no longer used."""
    return Law.objects.all() if past else Law.objects.filter(in_use=True)


def law(viewer: Viewer, code: str) -> Law:
    """This function will give a law.

    :raises Http404: when there is none.
    """
    found = Law.objects.filter(code=code).first()
    if found is None:
        raise Http404
    return found


def law_texts(viewer: Viewer, law: Law) -> QuerySet[LawText]:
    """This function will give every wording of a law's purpose, the newest first."""
    return LawText.objects.filter(law=law).order_by("-version")
