"""What crosses to who is asked, and what all may know, names nobody: taken out beforehand, and checked afterwards."""

import re
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.passing.queries import who_is_named
from samenhang.people.models import Person
from samenhang.people.queries import members

ADULT, SHORTEST, COMMON = 18, 2, 3
CASE_NUMBER = re.compile(r"\b[A-Z]{1,4}-?\d{2,4}-\d{2,}\b")


def taken_out(viewer: Viewer, household_id: UUID, day: date, text: str) -> str:
    """This function will put "de inwoner" or "het kind" where a member's name stands."""
    words: dict[str, str] = {}
    for one in members(viewer, household_id, day):
        child = one.age is not None and one.age < ADULT
        for name in _names(one.person):
            words.setdefault(name, _("het kind") if child else _("de inwoner"))
    for name in sorted(words, key=len, reverse=True):
        text = _as_word(name).sub(words[name], text)
    return re.sub(r"\b(de inwoner|het kind)( \1)+\b", r"\1", text)


def named(viewer: Viewer, household_id: UUID, day: date, texts: Iterable[str]) -> str:
    """This function will say what in these texts tells of somebody, or nothing when nobody is named."""
    words = "\n".join(texts)
    if told := who_is_named(viewer, words):
        return told.replace(_("de vraag gaat over niemand"), _("dit gaat over niemand"))
    if CASE_NUMBER.search(words):
        return _("Hier staat een casusnummer in. Haal het weg: dit gaat over niemand.")
    for one in members(viewer, household_id, day):
        for name in _names(one.person):
            if _as_word(name).search(words):
                return _("Hier staat de naam in van iemand uit het huishouden. Haal die weg: dit gaat over niemand.")
    return ""


def _names(person: Person) -> set[str]:
    """The names somebody goes by, each first name apart."""
    found = {person.family_name, person.call_name, *person.given_names.split()}
    found |= {person.full_name}
    return {name for name in found if name and len(name) >= SHORTEST}


def _as_word(name: str) -> re.Pattern[str]:
    """A name as a word of its own; a short one only as it is written, for it may be a common word."""
    return re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE if len(name) > COMMON else re.NOFLAG)
