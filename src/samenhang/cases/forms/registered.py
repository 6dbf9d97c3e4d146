"""Who belongs to the household, of those whom the population register lets live there."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenhang.brp.queries import Proposed
from samenhang.kit.forms import Form
from samenhang.kit.inputs import Checkboxes


class WithReasons(Checkboxes):
    """Choices with the reason below each."""

    reasons: dict[str, str]

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["hint"] = self.reasons.get(str(value), "")
        return option


class BelongForm(Form):
    """Nobody is ticked beforehand: that somebody lives there does not say that they belong."""

    belong = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Wie horen bij dit huishouden?"), coerce=UUID, required=False, widget=WithReasons
    )

    def __init__(self, *args: Any, proposed: Sequence[Proposed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("belong", [(str(one.person_id), _who(one)) for one in proposed])
        widget = self.fields["belong"].widget
        assert isinstance(widget, WithReasons)  # noqa: S101 -- the field above says so
        widget.reasons = {str(one.person_id): _why(one) for one in proposed}


def _who(one: Proposed) -> Any:
    age = f" ({one.age})" if one.age is not None else ""
    return format_html("<bdi>{}</bdi>{}", one.name, age)


def _why(one: Proposed) -> str:
    told = ", ".join(one.reasons)
    elsewhere = [_("De andere ouder, %(name)s, woont op een ander adres.") % {"name": name} for name in one.elsewhere]
    earlier = [_("U of een collega zei eerder: hoort er niet bij.")] if one.declined else []
    unknown = [_("Wie het gezag heeft, staat niet in de BRP.")] if one.authority_unknown else []
    return " ".join([f"{told[:1].upper()}{told[1:]}.", *elsewhere, *unknown, *earlier])
