"""When the demo's role cards may be used: only where everything is invented, and only on this very machine."""

import ipaddress

from django.http import HttpRequest

from samenhang.kit.db import is_demo

FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_VIA")
HERE = {"localhost", "127.0.0.1", "[::1]"}


def cards_allowed(request: HttpRequest) -> bool:
    """This function will say whether somebody may sign in by a role card.

    Only in a database marked as demo; only from the loopback address, with a loopback Host, and with no header that a
    proxy adds: a demo put behind a proxy has no cards.
    """
    host = request.META.get("HTTP_HOST", "")
    name = host[: host.rfind(":")] if host.rfind(":") > host.rfind("]") else host
    try:
        near = ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        near = False
    return near and name in HERE and not any(header in request.META for header in FORWARDED) and is_demo()
