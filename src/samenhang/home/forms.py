"""Choosing which colleagues to see."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.kit.forms import Form
from samenhang.teams.models import Organisation, Role


class ColleaguesForm(Form):
    """Of which organisation, in which role. Whatever cannot be chosen counts as no wish."""

    organisation = forms.ChoiceField(label=_("Organisatie"), required=False)
    role = forms.ChoiceField(
        label=_("Rol"),
        required=False,
        choices=[("", _("alle rollen")), *((role.value, role.label) for role in Role if role != Role.SERVICE)],
    )

    def __init__(self, *args: Any, organisations: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = ((str(one.id), one.name) for one in organisations)
        self.offer("organisation", [("", _("alle organisaties")), *found])

    def wanted(self) -> dict[str, str]:
        """This function will give the wish: organisation and role, each only where one was chosen."""
        self.is_valid()
        return {name: self.cleaned_data[name] for name in ("organisation", "role") if self.cleaned_data.get(name)}
