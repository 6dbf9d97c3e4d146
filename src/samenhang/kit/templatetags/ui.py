"""The atoms as template tags. They are built in: no template needs to load them."""

import contextlib
import datetime as dt
import uuid
from typing import Any

from django import template
from django.forms import BaseForm
from django.http import HttpRequest, QueryDict
from django.middleware.csrf import get_token
from django.template import Context
from django.template.defaultfilters import date
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import template_localtime  # type: ignore[attr-defined]  # the stubs do not know it

from samenhang.kit import atoms, dates, known_words

register = template.Library()
register.filter("nl_date", dates.day)
register.filter("nl_weekday", dates.weekday)
register.filter("nl_time", dates.clock)
register.filter("nl_datetime", dates.moment)

register.filter("known_words", known_words.mark)

TONES = {
    "info": "info",
    "success": "circle-check",
    "warning": "triangle-alert",
    "danger": "octagon-alert",
}


@register.filter
def ago(value: dt.datetime | None) -> str:
    """This function will say how long ago a moment was: 5 minuten geleden, gisteren, or its date."""
    return dates.ago(value, now=timezone.now())


@register.filter
def initials(name: str) -> str:
    """This function will give one or two letters that stand for a name: Noor van den Berg becomes NB."""
    words = [word for word in str(name).split() if word[0].isupper() or not word[0].isascii()]
    if not words:
        return str(name)[:1].upper()
    return words[0][0] + (words[-1][0] if len(words) > 1 else "")


@register.filter
def tone(level: str) -> str:
    """This function will give the tone that goes with a level of Django's messages."""
    return {"error": "danger", "debug": "info"}.get(level, level if level in TONES else "info")


@register.simple_tag
def start() -> str:
    """This function will give the address of the first page: of this tab's hat, where the address names one."""
    return get_script_prefix()


@register.simple_tag
def icon(name: str, label: str = "", size: str = "") -> SafeString:
    """This function will draw an icon of the set; silent for screen readers unless it has a label."""
    return atoms.icon(name, label, size)


@register.simple_tag
def badge(text: Any, tone: str = "neutral", icon: str = "") -> SafeString:
    """This function will write a state as a small coloured word."""
    return atoms.badge(text, tone, icon)


@register.simple_tag(takes_context=True)
def once(context: Context) -> SafeString:
    """This function will write the idempotency key of a form; a form shown again keeps the key it was sent with."""
    key = str(uuid.uuid4())
    request = _request(context)
    if request is not None and request.method == "POST":
        with contextlib.suppress(ValueError):
            key = str(uuid.UUID(request.POST.get("submission", "")))
    return format_html('<input type="hidden" name="submission" value="{}">', key)


@register.simple_tag(takes_context=True)
def sort_head(context: Context, key: str, label: str, align: str = "") -> SafeString:
    """This function will write a column head that sorts by ?sort=key, and back by ?sort=-key; filters are kept."""
    request = _request(context)
    query = request.GET.copy() if request is not None else QueryDict(mutable=True)
    now = query.get("sort", "")
    query.pop("page", None)
    query["sort"] = f"-{key}" if now == key else key
    order = {key: "ascending", f"-{key}": "descending"}.get(now, "")
    return atoms.sort_head(label, order, query.urlencode(), align)


@register.simple_block_tag(takes_context=True)
def form(
    context: Context,
    content: str,
    form: BaseForm | None = None,
    action: str = "",
    version: int | None = None,
    draft_url: str = "",
    look: str = "",
    upload: bool = False,
) -> SafeString:
    """This function will write a POST form: csrf, idempotency key, row version, error summary, then what is inside."""
    request = _request(context)
    token = get_token(request) if request is not None else ""
    inside = {"action": action, "look": look, "draft_url": draft_url, "upload": upload, "version": version}
    errors = render_to_string("ui/errors.html", {"form": form}) if form is not None and form.errors else ""
    return atoms.form_box(content, {**inside, "csrf": token, "once": once(context)}, errors)


@register.simple_block_tag
def card(content: str, title: str = "", icon: str = "", id: str = "", look: str = "", level: int = 2) -> SafeString:
    """This function will write a part of the page under its own heading; look: plain, quiet, accent."""
    return atoms.card(content, title, icon, id, look, level)


@register.simple_block_tag
def alert(content: str, tone: str = "info", title: str = "", live: bool = False) -> SafeString:
    """This function will write a message that stands out, with an icon and a word for its tone."""
    return atoms.alert(content, tone, TONES[tone], title, live)


@register.simple_block_tag
def nothing(content: str, title: str = "", icon: str = "inbox") -> SafeString:
    """This function will write what an empty list says: that it is empty, and how it fills."""
    return atoms.nothing(content, title, icon)


@register.simple_block_tag
def table(content: str, label: str = "", look: str = "") -> SafeString:
    """This function will write a table that scrolls inside a region one can reach by keyboard; look: cards."""
    return atoms.table(content, label, look)


@register.simple_block_tag
def tabs(content: str, label: str = "") -> SafeString:
    """This function will write a row of tabs; each one is a link."""
    return atoms.tabs(content, label)


@register.simple_tag
def tab(url: str, label: str, current: bool = False, count: int | str | None = None, icon: str = "") -> SafeString:
    """This function will write one tab; the current one is marked. A count that is not there shows as none."""
    return atoms.tab(url, label, current, None if count == "" else count, icon)


@register.simple_block_tag
def moment(
    content: str, at: dt.datetime | dt.date | None = None, title: str = "", who: str = "", icon: str = "circle"
) -> SafeString:
    """This function will write one moment of a timeline: when, what, by whom, and the story."""
    machine = date(template_localtime(at), "c" if isinstance(at, dt.datetime) else "Y-m-d")
    return atoms.moment(
        content, dates.moment(at) if isinstance(at, dt.datetime) else dates.day(at), machine, title, who, icon
    )


@register.simple_block_tag
def expander(content: str, label: str = "", icon: str = "", open: bool = False) -> SafeString:
    """This function will write something that folds open."""
    return atoms.expander(content, label, icon, open)


@register.simple_block_tag
def dialog(content: str, id: str = "", title: str = "") -> SafeString:
    """This function will write a dialog; a button with data-dialog-open=id opens it."""
    return render_to_string("ui/dialog.html", {"id": id, "title": title, "content": content})


def _request(context: Context) -> HttpRequest | None:
    return getattr(context, "request", None) or context.get("request")
