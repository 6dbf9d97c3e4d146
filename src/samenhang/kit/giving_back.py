"""What somebody sent and we could not take in, given back on the page that says so: to be sent again, or copied."""

import re
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware, get_token

LARGEST = 300_000
"""Characters; what is larger could not be kept as a draft either."""
LONG = 30
OURS = {"csrfmiddlewaretoken", "submission", "version", "next"}
SECRET = re.compile(r"password|credential|^(code|again|secret|token|otp)$", re.IGNORECASE)
PLAIN = ("application/x-www-form-urlencoded", "multipart/form-data")


@dataclass(frozen=True, slots=True)
class GivenBack:
    """A form that was not taken in: where it goes, its fields, where its files stood, its texts to read."""

    action: str
    fields: list[tuple[str, str]]
    files: list[str]
    texts: list[str]
    token: str


def given_back(request: HttpRequest) -> GivenBack | None:
    """This function will give what was sent, ready to be sent again with the same submission key.

    None when there is nothing to give: it is no form of ours (its token is not the reader's), a password or a code is
    in it, or it is larger than a draft may be. Nothing of it is kept or logged; the page is the only place it is in.
    """
    if request.method != "POST" or request.content_type not in PLAIN or request.headers.get("HX-Request"):
        return None
    try:
        return _of_form(request) if _is_ours(request) else None
    except Exception:
        return None


def had_secret(request: HttpRequest) -> bool:
    """This function will say whether a password or a code was sent: that is never written on a page again."""
    if request.method != "POST":
        return False
    try:
        return any(SECRET.search(name) for name in request.POST)
    except Exception:
        return False


def _of_form(request: HttpRequest) -> GivenBack | None:
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    size = sum(len(name) + len(value) for name, value in fields)
    if size > LARGEST or had_secret(request) or not request.POST.get("submission"):
        return None
    typed = [(name, value) for name, value in fields if name != "csrfmiddlewaretoken"]
    return GivenBack(
        action=request.get_full_path(),
        fields=typed,
        files=sorted(request.FILES),
        texts=[value for name, value in typed if name not in OURS and len(value.strip()) >= LONG and " " in value],
        token=get_token(request),
    )


def _is_ours(request: HttpRequest) -> bool:
    """Whether the form came from a page of ours: the view may not have been reached, so its token is judged here.

    Else a page elsewhere could have its own words written on ours, one press away from being sent.
    """
    check = CsrfViewMiddleware(_nothing)
    check.process_request(request)
    return check.process_view(request, _nothing, (), {}) is None


def _nothing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    return HttpResponse()
