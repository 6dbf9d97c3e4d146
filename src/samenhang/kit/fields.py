"""Fields of forms as text, in one pass: what templates would write, with the escaping of a template (decision 0073).

A template for each field, each of its notes, each widget and each option cost more than the rest of a page with a
form. What has no way of writing here (somebody's own widget) goes by its template.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeData, SafeString
from django.utils.translation import gettext as _

from samenhang.kit.atoms import before, icon, shown

type Context = Mapping[str, Any]
OPTION = "ui/widgets/option.html"
SELECT_OPTION = "django/forms/widgets/select_option.html"
KINDS = ("text", "number", "email", "url", "password", "hidden", "date", "datetime", "time", "file", "checkbox")


def field(context: Context) -> str:
    """This function will write a field with its label, what helps to fill it in, what is wrong with it, and its input.

    A group of choices gets a legend; a tick stands before its label.
    """
    one = context["field"]
    if one.is_hidden:
        return str(one)
    wrong = " field--wrong" if one.errors else ""
    if one.use_fieldset:
        told = one.aria_describedby
        described = f' aria-describedby="{shown(told)}"' if told else ""
        return (
            f'\n<fieldset class="field{wrong}"{described}>\n  <legend class="field__label">{_label(one)}</legend>\n'
            f"  {notes(one)}\n  {one}\n</fieldset>\n"
        )
    names = shown(one.id_for_label)
    if one.widget_type == "checkbox":
        return (
            f'\n<div class="field{wrong}">\n'
            f'  <div class="choice">{one}<label for="{names}">{shown(one.label)}</label></div>\n'
            f"  {notes(one)}\n</div>\n"
        )
    return (
        f'\n<div class="field{wrong}">\n'
        f'  <label class="field__label" for="{names}">{_label(one)}</label>\n  {notes(one)}\n  {one}\n</div>\n'
    )


def notes(one: Any) -> str:
    """This function will write what helps to fill a field in, and what is wrong with it."""
    place = shown(one.auto_id)
    helps = f'<p class="field__help" id="{place}_helptext">{shown(one.help_text)}</p>' if one.help_text else ""
    if not one.errors:
        return f"{helps}\n\n"
    wrong = "".join(f"{shown(error)} " for error in one.errors)
    return f'{helps}\n<p class="field__error" id="{place}_error">{icon("octagon-alert")}{wrong}</p>\n'


def _label(one: Any) -> str:
    if one.field.required:
        return shown(one.label)
    when = getattr(one.field, "asked_when", "")
    words = f"({shown(when)})" if when else _("(niet verplicht)")
    return f'{shown(one.label)} <span class="field__optional">{words}</span>'


def fields(context: Context) -> str:
    """This function will write all fields of a form, the hidden ones last."""
    seen = "".join(one.as_field_group() for one, _errors in context["fields"])
    return f"{seen}\n{''.join(map(str, context['hidden_fields']))}\n"


def _text(value: Any) -> str:
    """A value as it stands in an attribute: never in the reader's manner, escaped unless it was made for a page."""
    text = str(value)
    return str(text) if isinstance(value, SafeData) else escape(text)


def _attrs(attrs: Mapping[str, Any]) -> str:
    return "".join(
        f" {conditional_escape(name)}" if value is True else f' {conditional_escape(name)}="{_text(value)}"'
        for name, value in attrs.items()
        if value is not False
    )


def _input(widget: Mapping[str, Any]) -> str:
    value = "" if widget["value"] is None else f' value="{_text(widget["value"])}"'
    return f'<input type="{shown(widget["type"])}" name="{shown(widget["name"])}"{value}{_attrs(widget["attrs"])}>\n'


def input_(context: Context) -> str:
    """This function will write an input."""
    return _input(context["widget"])


def textarea(context: Context) -> str:
    """This function will write a text area."""
    widget = context["widget"]
    text = shown(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{shown(widget["name"])}"{_attrs(widget["attrs"])}>\n{text}</textarea>\n'


def select(context: Context) -> str | None:
    """This function will write a list to choose from."""
    widget = context["widget"]
    parts = [f'<select name="{shown(widget["name"])}"{_attrs(widget["attrs"])}>']
    for group, options, _index in widget["optgroups"]:
        if any(one["template_name"] != SELECT_OPTION for one in options):
            return None
        parts.append(f'\n  <optgroup label="{shown(group)}">' if group else "")
        parts += (
            f'\n  <option value="{_text(one["value"])}"{_attrs(one["attrs"])}>{shown(one["label"])}</option>\n'
            for one in options
        )
        parts.append("\n  </optgroup>" if group else "")
    return "".join([*parts, "\n</select>\n"])


def options(context: Context) -> str | None:
    """This function will write choices below each other, or as cards."""
    widget = context["widget"]
    look = widget["attrs"].get("class")
    parts = [
        f'<div id="{shown(widget["attrs"].get("id", ""))}" class="choices{f" {shown(look)}" if look else ""}">\n  '
    ]
    for group, choices, _index in widget["optgroups"]:
        if any(one["template_name"] != OPTION for one in choices):
            return None
        parts.append(f'<p class="choices__group">{shown(group)}</p>' if group else "")
        parts += map(_option, choices)
    return "".join([*parts, "\n</div>\n"])


def _option(one: Mapping[str, Any]) -> str:
    hint = f' <span class="choice__hint">{shown(one["hint"])}</span>' if one.get("hint") else ""
    names = shown(one["attrs"].get("id", ""))
    return (
        f'<div class="choice">\n  {_input(one)}\n'
        f'  <label for="{names}">{before(one.get("icon", ""))}{shown(one["label"])}{hint}</label>\n</div>\n'
    )


def marks(context: Context) -> str:
    """This function will write a mark from one to ten, with a face at either end."""
    widget = context["widget"]
    each = "".join(
        f'<div class="mark">{_input(one)}<label for="{shown(one["attrs"].get("id", ""))}">{shown(one["label"])}</label>'
        "</div>"
        for _group, choices, _index in widget["optgroups"]
        for one in choices
    )
    return (
        f'<div id="{shown(widget["attrs"].get("id", ""))}" class="marks">\n  <div class="marks__row">\n    {each}\n'
        f'  </div>\n  <div class="marks__ends"><span>{icon("frown")}{_("slecht")}</span>'
        f"<span>{_('goed')}{icon('smile')}</span></div>\n</div>\n"
    )


WRITTEN: dict[str, Callable[[Context], str | None]] = {
    "ui/field.html": field,
    "ui/fields.html": fields,
    "ui/widgets/options.html": options,
    "ui/widgets/marks.html": marks,
    "django/forms/widgets/textarea.html": textarea,
    "django/forms/widgets/select.html": select,
    **{f"django/forms/widgets/{kind}.html": input_ for kind in KINDS},
}


def written(name: str, context: Context) -> SafeString | None:
    """This function will write what a template of this name would, or nothing where there is no way here."""
    write = WRITTEN.get(name)
    text = write(context) if write else None
    return None if text is None else SafeString(text.strip())
