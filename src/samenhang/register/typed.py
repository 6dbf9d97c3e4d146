"""Reading what is typed to find somebody, in the ways people write it: dates, phone numbers, or one box for all."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenhang.kit.inputs import DateInput
from samenhang.kit.refusals import Refusal
from samenhang.people import bsn as numbers
from samenhang.register.queries import Terms

MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
OTHERWISE = {"mrt": 3, "oct": 10, "may": 5, "mar": 3}
FIRST_YEAR = 1850
BSN_DIGITS = 9
PHONE_DIGITS = range(8, 16)
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Born:
    """A birth date as it was typed: a day, or no more than the year."""

    on: date | None = None
    year: int | None = None


class BornField(forms.Field):
    """A birth date in any usual way: 3-5-1968, 03051968, 3 mei 1968, 3-5-68, 1968-05-03, or the year alone."""

    default_error_messages = {
        "invalid": _("Vul een bestaande datum in, bijvoorbeeld 21-11-1968, of alleen het jaar."),
        "future": _("Deze datum ligt in de toekomst."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", DateInput(picker=False))
        kwargs.setdefault("help_text", _("Bijvoorbeeld 21-11-1968, of alleen het jaar"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Born:
        """This function will read what was typed; nothing typed gives an empty answer.

        :raises ValidationError: when it is no date, or lies in the future.
        """
        text = str(value or "").strip()
        if not text:
            return Born()
        try:
            born = _born(text)
        except (ValueError, OverflowError):
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        today = timezone.localdate()
        if (born.on and born.on > today) or (born.year and born.year > today.year):
            raise ValidationError(self.error_messages["future"], code="future")
        return born


def _born(text: str) -> Born:
    if len(text) > 40 or not text.isascii():
        raise ValueError(text)
    if match := re.fullmatch(r"\d{4}", text):
        year = int(match[0])
        if year < FIRST_YEAR:
            raise ValueError(text)
        return Born(year=year)
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        year, month, day = map(int, match.groups())
    elif match := re.fullmatch(r"(\d{2})(\d{2})(\d{4}|\d{2})", text):
        day, month, year = int(match[1]), int(match[2]), _year(match[3])
    elif match := re.fullmatch(r"(\d{1,2})[-/. ]+([a-z]+|\d{1,2})\.?[-/. ]+('?\d{2}|\d{4})", text.casefold()):
        day, month, year = int(match[1]), _month(match[2]), _year(match[3].strip("'"))
    else:
        raise ValueError(text)
    if year < FIRST_YEAR:
        raise ValueError(text)
    return Born(on=date(year, month, day))


def _month(word: str) -> int:
    if word.isdecimal():
        return int(word)
    return OTHERWISE.get(word[:3]) or MONTHS.index(word[:3]) + 1


def _year(digits: str) -> int:
    """Two digits are the last such year that is not still to come."""
    if len(digits) == 4:
        return int(digits)
    this = timezone.localdate()
    year = this.year - this.year % 100 + int(digits)
    return year if year <= this.year else year - 100


def phone(text: str) -> str:
    """This function will give a phone number without what is between its digits, or '' where it cannot be one."""
    kept = re.sub(r"[\s().\-/]", "", text)
    digits = kept.removeprefix("+")
    return kept if digits.isascii() and digits.isdecimal() and len(digits) in PHONE_DIGITS else ""


def door(text: str) -> str:
    """This function will give a house number with its addition, without what is between: 12-A and 12 a are 12A."""
    return re.sub(r"[^0-9A-Za-z]", "", text).upper()


def postcode(text: str) -> str:
    """This function will give a postcode as it is kept: 1234AB."""
    return re.sub(r"\s", "", text).upper()


def anything(text: str) -> Terms:
    """This function will read one box for all: a BSN, a phone number, a postcode with a number, or words of a name."""
    text = " ".join(text.split())
    digits = re.sub(r"[\s.\-]", "", text)
    if digits.isascii() and digits.isdecimal() and len(digits) == BSN_DIGITS:
        try:
            return Terms(bsn=numbers.clean(digits))
        except Refusal:
            pass
    if re.fullmatch(r"[+0][\d\s().\-/]+", text) and phone(text):
        return Terms(phone=phone(text))
    if match := re.fullmatch(r"(\d{4} ?[A-Za-z]{2})[ ,]+(\d+.{0,8})", text):
        return Terms(postcode=postcode(match[1]), number=door(match[2]))
    letters = [letter for letter in text if letter.isalpha()]
    return Terms(words=text) if len(letters) >= SHORTEST else Terms()
