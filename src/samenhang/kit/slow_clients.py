"""Clients that send slowly: a form is taken in before anything is asked of the database, by so many at a time."""

import threading
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from samenhang.kit.limits import READERS_MAX

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_HEADERS = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store"), ("Retry-After", "5")]


def taken_in_first(application: "WSGIApplication", *, held: int) -> "WSGIApplication":
    """This function will wrap an application so that it gets a form of up to ``held`` bytes whole.

    While ``READERS_MAX`` forms are coming in, the next is answered by 503: pages and health go on. How long one may
    take is the proxy's to say: the server cannot break off a reading, and answering beside one would stop it.
    """
    free = threading.BoundedSemaphore(READERS_MAX)

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        length = _length(environ)
        if 0 < length <= held:
            if not free.acquire(timeout=0.2):
                start_response("503 Service Unavailable", _HEADERS)
                return [b"Too many forms are coming in slowly. Nothing was kept.\n"]
            try:
                environ["wsgi.input"] = BytesIO(environ["wsgi.input"].read(length))
            finally:
                free.release()
        return application(environ, start_response)

    return answer


def _length(environ: "WSGIEnvironment") -> int:
    try:
        return int(environ.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
