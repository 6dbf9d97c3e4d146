"""Forms that lose nothing: one base class, Dutch dates, honest limits, and templates a screen reader understands."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxLengthValidator
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest, QueryDict
from django.template import engines
from django.template.backends.django import DjangoTemplates as Engine
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from samenhang.kit.fields import written
from samenhang.kit.inputs import DateInput, DateTimeInput, MarkInput, Textarea
from samenhang.kit.refusals import Refusal, Stale

WIDGETS = Path(forms.__file__).parent / "templates"
LINE = 200
TEXT = 20_000
DATE_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d %m %Y"]
MOMENT_FORMATS = [
    *(f"%Y-%m-%dT{time}" for time in ("%H:%M", "%H:%M:%S")),
    *(f"{date} {time}" for date in DATE_FORMATS for time in ("%H:%M", "%H.%M")),
]
TOO_LONG = ngettext_lazy(
    "Deze tekst is te lang: %(show_value)d tekens, er past %(limit_value)d teken. Kort de tekst in.",
    "Deze tekst is te lang: %(show_value)d tekens, er passen er %(limit_value)d. Kort de tekst in.",
    "limit_value",
)


class Renderer(DjangoTemplates):
    """Writes fields and forms as ours look (``kit.fields``); what is not written there, by its template."""

    form_template_name = "ui/fields.html"
    field_template_name = "ui/field.html"

    @cached_property
    def engine(self) -> Engine:
        """Django's widgets and our templates, with the same built-in tags as the pages have."""
        options = {"builtins": engines["django"].engine.builtins}  # type: ignore[attr-defined]  # DjangoTemplates has it
        return Engine({"APP_DIRS": True, "DIRS": [WIDGETS], "NAME": "kit-forms", "OPTIONS": options})

    def render(self, template_name: str, context: Mapping[str, Any], request: HttpRequest | None = None) -> str:
        """This function will write a field, a form or a widget."""
        text = written(template_name, context)
        return super().render(template_name, dict(context), request) if text is None else text


class DateField(forms.DateField):
    """A date, typed as 21-11-2026 or picked; the browser sends ISO."""

    widget = DateInput

    def __init__(self, *, picker: bool = True, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", DATE_FORMATS)
        kwargs.setdefault("widget", DateInput(picker=picker))
        kwargs.setdefault("help_text", "" if picker else _("Bijvoorbeeld 21-11-2026"))
        super().__init__(**kwargs)
        self.error_messages["invalid"] = _("Vul een bestaande datum in, bijvoorbeeld 21-11-2026.")

    def to_python(self, value: Any) -> date | None:
        """This function will read a date, also one typed as eight digits without anything between: 21112026."""
        digits = value.strip() if isinstance(value, str) else ""
        if len(digits) == 8 and digits.isascii() and digits.isdecimal():
            value = f"{digits[:2]}-{digits[2:4]}-{digits[4:]}"
        return super().to_python(value)


class DateTimeField(forms.DateTimeField):
    """A moment, typed as 21-11-2026 14.05 or picked; taken as the clock of Amsterdam."""

    widget = DateTimeInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", MOMENT_FORMATS)
        super().__init__(**kwargs)
        self.error_messages["invalid"] = _("Vul een datum en tijd in, bijvoorbeeld 21-11-2026 14.05.")


class TextField(forms.CharField):
    """More than one line of text, with a counter that says how much still fits."""

    widget = Textarea

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        kwargs.setdefault("widget", Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)


class MarkField(forms.TypedChoiceField):
    """A mark from one to ten, cleaned to a whole number or None."""

    widget = MarkInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("choices", [(str(n), str(n)) for n in range(1, 11)])
        kwargs.setdefault("coerce", int)
        kwargs.setdefault("empty_value", None)
        super().__init__(**kwargs)


class Form(forms.Form):
    """The base of every form: nothing typed is cut off, NUL bytes vanish, each text has an honest limit.

    ``asked_when`` says of a field that only a choice makes required when that is; it stands where else is said that it
    need not be filled in.
    """

    asked_when: ClassVar[Mapping[str, str | Promise]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        if self.is_bound:
            self.data = _clean_text(self.data)
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                _limit(field)
            _explain(field)
        for kind in reversed(type(self).__mro__):
            for name, words in getattr(kind, "asked_when", {}).items():
                if name in self.fields:
                    self.fields[name].asked_when = words  # type: ignore[attr-defined]  # read by ui/field.html

    def offer(self, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
        """This function will give one of the form's choice fields what there is to choose from."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField), name  # noqa: S101 -- a slip of whoever writes the form
        field.choices = list(choices)

    def give_back(self, typed: QueryDict) -> None:
        """This function will fill a form that is opened with what was typed in it before.

        Call it before any field is looked at. A box that was not ticked then is not ticked now.
        """
        for name, field in self.fields.items():
            if not field.widget.value_omitted_from_data(typed, {}, name):
                self.initial[name] = field.widget.value_from_datadict(typed, {}, name)

    def refuse(self, refusal: Refusal) -> None:
        """This function will put what a rule of the work refused at its field, or above the form."""
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)

    @property
    def seen_version(self) -> int | None:
        """This function will give the row version the writer had on screen, or None when absent or no number."""
        text = str(self.data.get("version", ""))
        return int(text) if text.isdecimal() and len(text) < 10 else None


@dataclass(frozen=True, slots=True)
class Outcome[T]:
    """What came of sending a form: the act's result, or that somebody else was first."""

    done: bool = False
    stale: bool = False
    result: T | None = None


def attempt[T](form: Form, act: Callable[[], T]) -> Outcome[T]:
    """This function will do the act when the form was sent and is right; what the act refuses is told in the form."""
    if not form.is_valid():
        return Outcome()
    try:
        return Outcome(done=True, result=act())
    except Refusal as refusal:
        form.refuse(refusal)
        return Outcome(stale=isinstance(refusal, Stale))


def _clean_text(data: Any) -> Any:
    if not isinstance(data, QueryDict):
        return {key: _plain(value) if isinstance(value, str) else value for key, value in data.items()}
    cleaned = data.copy()
    for key, values in data.lists():
        cleaned.setlist(key, [_plain(value) for value in values])
    return cleaned


def _plain(text: str) -> str:
    return text.replace("\x00", "").replace("\r\n", "\n")


def _limit(field: forms.CharField) -> None:
    if field.max_length is None:
        field.max_length = TEXT if isinstance(field.widget, forms.Textarea) else LINE
    field.validators = [v for v in field.validators if not isinstance(v, MaxLengthValidator)]
    field.validators.append(MaxLengthValidator(field.max_length, message=TOO_LONG))
    field.widget.attrs.pop("maxlength", None)  # a browser would cut pasted text without a word
    if isinstance(field.widget, forms.Textarea):
        field.widget.attrs["data-limit"] = str(field.max_length)


def _explain(field: forms.Field) -> None:
    default = forms.Field.default_error_messages["required"]
    if field.error_messages.get("required") == default:
        if isinstance(field, forms.BooleanField):
            field.error_messages["required"] = _("Zet hier een vinkje als dit klopt.")
        elif isinstance(field, forms.ChoiceField):
            field.error_messages["required"] = _("Maak een keuze.")
        else:
            field.error_messages["required"] = _("Vul dit in.")
