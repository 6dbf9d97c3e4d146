"""The atoms as text: what the tags of templatetags/ui write, in Python.

A page holds some hundred of them; a template for each costs ten times as much processor time (decision 0071).
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.core.signals import setting_changed
from django.templatetags.static import static
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.timezone import template_localtime  # type: ignore[attr-defined]  # the stubs do not know it
from django.utils.translation import gettext as _

SHEET = "kit/vendor/icons.svg"


def shown(value: Any) -> str:
    """This function will write a value as a template does: in the reader's manner, and escaped."""
    if isinstance(value, Promise):
        value = str(value)
    if isinstance(value, str):
        return conditional_escape(value)
    return conditional_escape(localize(template_localtime(value)))


@cache
def address(path: str) -> str:
    """This function will give the address of a static file; while a program runs it is one and the same."""
    return static(path)


@cache
def _silent_icon(name: str, size: str) -> SafeString:
    return _icon(name, 'aria-hidden="true"', size)


def _forget(**_changed: Any) -> None:
    address.cache_clear()
    _silent_icon.cache_clear()


setting_changed.connect(_forget)


def _icon(name: str, says: str, size: str) -> SafeString:
    look = f"icon icon--{shown(size)}" if size else "icon"
    return SafeString(
        f'<svg class="{look}" {says} focusable="false"><use href="{shown(address(SHEET))}#{shown(name)}"></use></svg>'
    )


def icon(name: str, label: str = "", size: str = "") -> SafeString:
    """This function will draw an icon of the set; silent for screen readers unless it has a label."""
    if label:
        return _icon(name, f'role="img" aria-label="{shown(label)}"', size)
    return _silent_icon(str(name), str(size))


def before(name: str) -> str:
    """This function will draw an icon that stands before words, or nothing when there is none."""
    return icon(name) if name else ""


def badge(text: Any, tone: str = "neutral", name: str = "") -> SafeString:
    """This function will write a state as a small coloured word."""
    return SafeString(f'<span class="badge badge--{shown(tone or "neutral")}">{before(name)}{shown(text)}</span>\n')


def card(content: str, title: Any, name: str, place: str, look: str, level: int) -> SafeString:
    """This function will write a part of the page, under its heading if it has one."""
    head = f'<h{level} class="card__title">{before(name)}{shown(title)}</h{level}>' if title else ""
    kind = f" card--{shown(look)}" if look else ""
    where = f' id="{shown(place)}"' if place else ""
    return SafeString(f'<section class="card{kind}"{where}>\n  {head}\n  {content}\n</section>\n')


def alert(content: str, tone: str, name: str, title: Any, live: bool) -> SafeString:
    """This function will write a message that stands out, and say its tone in a word."""
    role = f' role="{"alert" if tone == "danger" else "status"}"' if live else ""
    word = {"danger": _("Fout"), "warning": _("Let op"), "success": _("Gelukt")}.get(tone) or _("Ter informatie")
    told = f'<span class="{"visually-hidden" if title else ""}">{word}</span>'
    if title:
        told += f'<span class="visually-hidden">: </span>\n{shown(title)}'
    else:
        told += "\n"
    return SafeString(
        f'<div class="alert alert--{shown(tone)}"{role}>\n  {icon(name)}\n  <div class="alert__body">\n'
        f'    <p class="alert__title">{told}</p>\n    {content}\n  </div>\n</div>\n'
    )


def nothing(content: str, title: Any, name: str) -> SafeString:
    """This function will write what an empty list says."""
    return SafeString(
        f'<div class="nothing">\n  {icon(name, size="xl")}\n  <p class="nothing__title">{shown(title)}</p>\n'
        f"  {content}\n</div>\n"
    )


def table(content: str, label: Any, look: str) -> SafeString:
    """This function will write the region in which a table scrolls."""
    kind = f" table-box--{shown(look)}" if look else ""
    return SafeString(
        f'<div class="table-box{kind}" role="region" aria-label="{shown(label)}" tabindex="0">\n  {content}\n</div>\n'
    )


def tabs(content: str, label: Any) -> SafeString:
    """This function will write a row of tabs."""
    words = shown(label) if label else _("Onderdelen")
    return SafeString(f'<nav class="tabs" aria-label="{words}">\n  <ul class="tabs__list">{content}</ul>\n</nav>\n')


def tab(url: str, label: Any, current: bool, count: int | str | None, name: str) -> SafeString:
    """This function will write one tab."""
    here = ' aria-current="page"' if current else ""
    number = "" if count is None else f' <span class="tab__count">{shown(count)}</span>'
    return SafeString(f'<li><a class="tab" href="{shown(url)}"{here}>{before(name)}{shown(label)}{number}</a></li>\n')


def moment(content: str, when: str, machine: str, title: Any, who: Any, name: str) -> SafeString:
    """This function will write one moment of a timeline."""
    by = f" · {shown(who)}" if who else ""
    return SafeString(
        f'<li class="moment">\n  <span class="moment__mark">{icon(name)}</span>\n  <div class="moment__body">\n'
        f'    <p class="moment__title">{shown(title)}</p>\n'
        f'    <p class="moment__when"><time datetime="{machine}">{shown(when)}</time>{by}</p>\n'
        f"    {content}\n  </div>\n</li>\n"
    )


def expander(content: str, label: Any, name: str, is_open: bool) -> SafeString:
    """This function will write something that folds open."""
    state = " open" if is_open else ""
    return SafeString(
        f'<details class="expander"{state}>\n  <summary>{before(name)}{shown(label)}{icon("chevron-down")}</summary>\n'
        f'  <div class="expander__body">{content}</div>\n</details>\n'
    )


def sort_head(label: Any, order: str, query: str, align: str) -> SafeString:
    """This function will write a column head that sorts."""
    sorted_so = f' aria-sort="{order}"' if order else ""
    side = f' class="align-{shown(align)}"' if align else ""
    arrow = icon({"ascending": "arrow-up", "descending": "arrow-down"}.get(order, "chevrons-up-down"))
    return SafeString(
        f'<th scope="col"{sorted_so}{side}>\n'
        f'  <a class="sort" href="?{shown(query)}">{shown(label)}{arrow}</a>\n</th>\n'
    )


def form_box(content: str, inside: Mapping[str, Any], errors: str) -> SafeString:
    """This function will write a POST form around what is inside it: its token, its key, its version, its mistakes."""
    action, look, draft = inside["action"], inside["look"], inside["draft_url"]
    told = "".join(
        (
            f' action="{shown(action)}"' if action else "",
            f' class="form{f" form--{shown(look)}" if look else ""}" novalidate data-once',
            f' data-draft-url="{shown(draft)}"' if draft else "",
            ' enctype="multipart/form-data"' if inside["upload"] else "",
        )
    )
    version = inside["version"]
    seen = "" if version is None else f'<input type="hidden" name="version" value="{shown(version)}">'
    status = '<p class="draft-status" data-draft-status role="status"></p>' if draft else ""
    return SafeString(
        f'<form method="post"{told}>\n'
        f'  <input type="hidden" name="csrfmiddlewaretoken" value="{shown(inside["csrf"])}">\n'
        f"  {inside['once']}\n  {seen}\n  {errors}\n  {content}\n  {status}\n</form>\n"
    )
