"""Amounts of money: written as one does in Dutch, read in every way people type them, never rounded unseen."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LARGEST = Decimal("9999999.99")
DUTCH = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
ENGLISH = re.compile(r"\d+\.\d{1,2}")


def euros(amount: Decimal) -> str:
    """This function will write an amount as "€ 1.250,50"."""
    return "€ " + f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


class MoneyField(forms.Field):
    """An amount: "1.250,50", "€ 12,5" and "1250.50" are read alike; it is refused, not rounded, with more decimals."""

    widget = forms.TextInput

    def __init__(self, *, zero: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.zero = zero
        self.widget.attrs.setdefault("inputmode", "decimal")
        self.widget.attrs.setdefault("autocomplete", "off")

    def prepare_value(self, value: Any) -> Any:
        """This function will show an amount in a field as one types it."""
        return f"{value:.2f}".replace(".", ",") if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        """This function will read what was typed."""
        typed = re.sub(r"[€\s\u00a0]", "", str(value or "")).removesuffix(",-")
        if not typed:
            return None
        if typed.startswith("-"):
            raise ValidationError(_("Een bedrag is niet minder dan nul."))
        if len(typed) > 20 or not typed.isascii():
            raise ValidationError(_("Vul een bedrag in, bijvoorbeeld 1.250,50."))
        if DUTCH.fullmatch(typed):
            typed = typed.replace(".", "").replace(",", ".")
        elif not ENGLISH.fullmatch(typed):
            raise ValidationError(_("Vul een bedrag in, bijvoorbeeld 1.250,50."))
        try:
            amount = Decimal(typed)
        except InvalidOperation as error:
            raise ValidationError(_("Vul een bedrag in, bijvoorbeeld 1.250,50.")) from error
        return self._sound(amount)

    def _sound(self, amount: Decimal) -> Decimal:
        exponent = amount.as_tuple().exponent
        if isinstance(exponent, int) and exponent < -2:
            raise ValidationError(_("Een bedrag heeft hoogstens twee cijfers achter de komma. Wij ronden niet af."))
        if amount > LARGEST:
            raise ValidationError(_("Dit bedrag is te groot. Hoogstens %(most)s.") % {"most": euros(LARGEST)})
        if not amount and not self.zero:
            raise ValidationError(_("Vul een bedrag van meer dan nul in."))
        return amount.quantize(Decimal("0.01"))
