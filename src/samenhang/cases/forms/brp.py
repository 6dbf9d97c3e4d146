"""Asking the population register about a member: for which purpose."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenhang.brp.models import Purpose
from samenhang.brp.port import Part
from samenhang.kit.forms import Form
from samenhang.kit.inputs import Radios

PARTS: dict[str, str | Promise] = {
    Part.IDENTITY: _("naam, geboorte, overlijden"),
    Part.ADDRESS: _("adres"),
    Part.PARTNERS: _("partners"),
    Part.PARENTS: _("ouders"),
    Part.CHILDREN: _("kinderen"),
    Part.AUTHORITY: _("gezag en curatele"),
}


class AskForm(Form):
    """For what the register is asked. What is not needed for that is not asked."""

    purpose = forms.ChoiceField(label=_("Waarvoor vraagt u het?"), widget=Radios)

    def __init__(self, *args: Any, purposes: Sequence[Purpose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.purposes = {one.code: one for one in purposes}
        self.offer("purpose", [(one.code, in_words(one)) for one in purposes])

    def purpose_asked(self) -> Purpose:
        """This function will give the purpose that was chosen."""
        return self.purposes[self.cleaned_data["purpose"]]


def in_words(purpose: Purpose) -> str:
    """This function will say a purpose with its article and what is fetched for it."""
    fetched = ", ".join(str(PARTS[part]) for part in purpose.parts if part in PARTS)
    return f"{purpose.what} ({purpose.law}, {purpose.article}): {fetched}"
