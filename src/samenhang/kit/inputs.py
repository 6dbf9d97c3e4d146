"""Widgets: what Django's do not do by themselves."""

import datetime as dt
from typing import Any

from django import forms


class DateInput(forms.DateInput):
    """A native date input; a text input when asked for, or when what was typed is no ISO date and must not be lost."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, picker: bool = True) -> None:
        super().__init__(attrs, format="%Y-%m-%d" if picker else "%d-%m-%Y")
        self.picker = picker

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        context["widget"]["type"] = "date" if self.picker and _is_iso_date(shown) else "text"
        if context["widget"]["type"] == "text":
            context["widget"]["attrs"].update({"autocomplete": "off", "class": "short"})
        return context


class DateTimeInput(forms.DateTimeInput):
    """A native date-and-time input; a text input when what was typed is no ISO moment and must not be lost."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["type"] = "datetime-local" if _is_iso_moment(context["widget"]["value"]) else "text"
        return context


class Textarea(forms.Textarea):
    """A text area that grows with its text."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 4, "data-grow": "", **(attrs or {})})


class PhoneInput(forms.TextInput):
    """A telephone number."""

    input_type = "tel"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "class": "short", **(attrs or {})})


class DigitsInput(forms.TextInput):
    """A number that is a name: digits on the telephone's keyboard, never remembered or spell-checked."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        fixed = {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false", "class": "short"}
        super().__init__({**fixed, **(attrs or {})})


class Radios(forms.RadioSelect):
    """One choice out of a few, below each other."""

    option_template_name = "ui/widgets/option.html"
    template_name = "ui/widgets/options.html"


class Checkboxes(forms.CheckboxSelectMultiple):
    """Any number of a few choices, below each other."""

    option_template_name = "ui/widgets/option.html"
    template_name = "ui/widgets/options.html"


class RadioCards(Radios):
    """One choice out of a few, as big cards; `hints` maps a value to a line of explanation."""

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        *,
        hints: dict[str, Any] | None = None,
        icons: dict[str, str] | None = None,
    ) -> None:
        super().__init__({"class": "choices--cards", **(attrs or {})})
        self.hints = hints or {}
        self.icons = icons or {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["hint"] = self.hints.get(str(value), "")
        option["icon"] = self.icons.get(str(value), "")
        return option


class MarkInput(Radios):
    """A mark from one to ten, as ten numbers in a row with a face at either end."""

    template_name = "ui/widgets/marks.html"


def _is_iso_date(text: str | None) -> bool:
    try:
        return not text or (bool(dt.date.fromisoformat(text)) and len(text) == 10)
    except ValueError:
        return False


def _is_iso_moment(text: str | None) -> bool:
    try:
        return not text or ("T" in text and bool(dt.datetime.fromisoformat(text)))
    except ValueError:
        return False
