"""Each tab its own hat: whoever has several works under an address of that hat, so that tabs never mix (H8)."""

import re
from collections.abc import Callable
from hashlib import blake2s
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import get_script_prefix, reverse, set_script_prefix

type Answer = Callable[[HttpRequest], HttpResponseBase]
FOLDER = "als"
OF_A_HAT = re.compile(rf"^/{FOLDER}/([0-9a-f]{{8}})(?=/)")
OF_NO_HAT = ("/aanmelden/", "/healthz", "/readyz")
"""Addresses that are the same for every hat: under a hat's own address they lead to the plain one."""


def code_of(hat_id: UUID) -> str:
    """This function will give the short code by which a hat stands in an address: stable, and nobody's name."""
    return blake2s(hat_id.bytes, digest_size=4).hexdigest()


def asked(request: HttpRequest) -> str:
    """This function will give the code of the hat in whose address a request came, or nothing."""
    return str(getattr(request, "hat_code", ""))


def root(request: HttpRequest) -> str:
    """This function will give where the program's addresses begin, without a hat."""
    return str(getattr(request, "plain_root", get_script_prefix()))


def start_of(request: HttpRequest, hat_id: UUID) -> str:
    """This function will give the address under which a hat is worn, whatever hat this request wears."""
    return f"{root(request)}{FOLDER}/{code_of(hat_id)}/"


def outside(request: HttpRequest, name: str) -> str:
    """This function will give the address of a page that is the same for every hat, without a hat in it."""
    return root(request) + reverse(name).removeprefix(get_script_prefix())


def without(address: str) -> str:
    """This function will give a path without the hat it may begin with."""
    return OF_A_HAT.sub("", address)


def own_tab(get_response: Answer) -> Answer:
    """This function will make the middleware that takes the hat out of the address, and puts it back in every link.

    It decides nothing: whether the hat is one of the signed-in user's own is judged where the viewer is found.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        found = OF_A_HAT.match(request.path_info)
        if not found:
            return get_response(request)
        before, rest = get_script_prefix(), request.path_info[found.end() :]
        plain = request.path.removesuffix(request.path_info) + "/"
        if rest.startswith(OF_NO_HAT):
            query = request.META.get("QUERY_STRING", "")
            there = plain + rest[1:] + (f"?{query}" if query else "")
            return HttpResponseRedirect(there, preserve_request=True)
        request.hat_code, request.plain_root = found[1], plain  # type: ignore[attr-defined]  # read by asked() and root()
        request.path_info = rest
        set_script_prefix(f"{plain}{FOLDER}/{found[1]}/")
        try:
            return get_response(request)
        finally:
            set_script_prefix(before)

    return answer
