"""Choices the forms share: colleagues and organisations with what helps to choose, people with their age."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenhang.consent.rules import who_answers
from samenhang.kit.dates import weekdays
from samenhang.people.queries import Member
from samenhang.teams.models import Hat, Organisation

type Choices = list[tuple[Any, Any]]

SENSIBLE = [
    MinValueValidator(date(1990, 1, 1), gettext_lazy("Dit jaar kan niet kloppen.")),
    MaxValueValidator(date(2100, 1, 1), gettext_lazy("Dit jaar kan niet kloppen.")),
]
"""A date of work lies in the working life of this software; anything else is a slip of the hand."""


class ColleagueField(forms.ChoiceField):
    """One colleague to choose; cleaned to the hat, or to None where nobody was chosen.

    Everybody is read when the choices are shown. Who sends a form is asked about one colleague only.
    """

    among: Iterable[Hat] = ()
    _asked: tuple[Any, Hat | None] | None = None

    @cached_property
    def hats(self) -> Mapping[str, Hat]:
        """Everybody there is to choose from."""
        return {str(hat.id): hat for hat in self.among}

    def clean(self, value: Any) -> Hat | None:
        """This function will turn the choice into the colleague's hat."""
        return self._chosen(super().clean(value))

    def valid_value(self, value: Any) -> bool:
        """This function will say whether this is one of the colleagues."""
        return self._chosen(value) is not None

    def _chosen(self, value: Any) -> Hat | None:
        if "hats" in self.__dict__ or not isinstance(self.among, QuerySet):
            return self.hats.get(str(value))
        if value and (self._asked is None or self._asked[0] != value):
            self._asked = (value, self._one(str(value)))
        return self._asked[1] if value and self._asked else None

    def _one(self, value: str) -> Hat | None:
        try:
            found: Hat | None = self.among.filter(id=UUID(value)).first()  # type: ignore[attr-defined]  # a query
        except ValueError:
            return None
        return found if found and str(found.id) == value else None


def offer_colleagues(
    form: forms.Form,
    name: str,
    hats: Iterable[Hat],
    first: Collection[UUID] = (),
    *,
    written: Callable[[Hat], str] | None = None,
    nobody: str | Promise | None = None,
) -> None:
    """This function will give one of a form's fields the colleagues to choose from; by organisation, or as written.

    :param nobody: how the choice of nobody is called, where it is written in words of the form's own.
    """
    field = form.fields[name]
    assert isinstance(field, ColleagueField), name  # noqa: S101 -- a slip of whoever writes the form
    field.among = hats
    field.__dict__.pop("hats", None)
    field._asked = None

    @cache
    def shown() -> Choices:
        if written is None:
            return colleagues(field.hats.values(), first)
        none = [] if nobody is None else [("", nobody)]
        return [*none, *((key, written(hat)) for key, hat in field.hats.items())]

    field.choices = shown


def colleagues(hats: Iterable[Hat], first: Collection[UUID] = ()) -> Choices:
    """This function will give colleagues to choose from by organisation, who is involved already on top.

    Each says the domain, the working days and the phone: what one needs to know before calling.
    """
    groups: dict[str, Choices] = {}
    here: Choices = []
    for hat in hats:
        if hat.id in first:
            here.append((str(hat.id), f"{_colleague(hat)} · {hat.organisation.name}"))
        else:
            groups.setdefault(hat.organisation.name, []).append((str(hat.id), _colleague(hat)))
    known = [(_("Al betrokken bij dit huishouden"), here)] if here else []
    return [("", _("Kies een collega")), *known, *groups.items()]


def _colleague(hat: Hat) -> str:
    parts = [
        hat.professional.name,
        hat.domain.name if hat.domain else hat.get_role_display(),
        weekdays(hat.professional.working_days),
        hat.professional.phone or hat.organisation.phone,
    ]
    return " · ".join(part for part in parts if part)


def organisations(found: Iterable[Organisation], first: Collection[UUID] = ()) -> Choices:
    """This function will give organisations to choose from, those with somebody involved on top."""
    here: Choices = []
    others: Choices = []
    for organisation in found:
        (here if organisation.id in first else others).append((str(organisation.id), organisation.name))
    groups = [(_("Betrokken bij dit huishouden"), here), (_("Andere organisaties"), others)]
    return [("", _("Kies een organisatie")), *((label, some) for label, some in groups if some)]


def people(members: Iterable[Member]) -> Choices:
    """This function will give the members to choose from, with their age."""
    return [(str(member.person.id), named(member)) for member in members]


def named(member: Member) -> str:
    """This function will write a member's name with the age."""
    return f"{member.person.full_name} ({member.age})" if member.age is not None else member.person.full_name


def with_answerer(member: Member, authority: Mapping[UUID, Sequence[str]] | None = None) -> str:
    """This function will write a member's name with the age; a child's says at once who answers for the child."""
    answers = who_answers(member.age, (authority or {}).get(member.person.id, ()))
    return f"{named(member)}: {answers[:1].lower()}{answers[1:]}" if answers else named(member)
