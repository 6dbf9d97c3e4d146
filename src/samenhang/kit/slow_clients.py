"""A client that sends slowly: its form is taken in before anything is asked of the database, within a limit of time."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from time import monotonic
from typing import TYPE_CHECKING, Any

from samenhang.kit.limits import READERS_MAX, SLOW_BODY_SECONDS

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

type Read = Callable[..., bytes]
_PLAIN = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store"), ("Connection", "close")]


class TimedInput:
    """A body too large to be held: read in pieces, all of them within one limit of time."""

    def __init__(self, body: Any, read: Callable[[Read, int], bytes]) -> None:
        self._body, self._read = body, read

    def read(self, size: int = -1) -> bytes:
        """This function will give the next piece.

        :raises TimeoutError: when it takes too long; Django then knows the form as unreadable.
        """
        return self._read(self._body.read, size)


def in_time(application: "WSGIApplication", *, held: int, seconds: float = SLOW_BODY_SECONDS) -> "WSGIApplication":
    """This function will wrap an application so that it gets a form whole, or never.

    A form up to ``held`` bytes is read first: 408 when that takes longer than ``seconds``, 503 when ``READERS_MAX``
    others are being read. A larger one is read while it is looked at, within the same time. Who reads is a thread
    apart: it goes on until the client lets go, and the one that answers is free before.
    """
    readers = ThreadPoolExecutor(READERS_MAX, thread_name_prefix="body")
    free = threading.BoundedSemaphore(READERS_MAX)

    def read_within(deadline: float) -> Callable[[Read, int], bytes]:
        def reading(read: Read, size: int) -> bytes:
            if not free.acquire(timeout=1.0):
                raise BlockingIOError
            try:
                under_way = readers.submit(read, size)
            except BaseException:
                free.release()
                raise
            under_way.add_done_callback(lambda _: free.release())
            return under_way.result(max(0.0, deadline - monotonic()))

        return reading

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        length = _length(environ)
        if not length:
            return application(environ, start_response)
        body, read = environ["wsgi.input"], read_within(monotonic() + seconds)
        if length > held:
            environ["wsgi.input"] = TimedInput(body, read)
            return application(environ, start_response)
        try:
            environ["wsgi.input"] = BytesIO(read(body.read, length))
        except TimeoutError:
            start_response("408 Request Timeout", _PLAIN)
            return [b"The form came in too slowly. Nothing was kept.\n"]
        except BlockingIOError:
            start_response("503 Service Unavailable", [*_PLAIN, ("Retry-After", "5")])
            return [b"Too many forms are coming in slowly. Nothing was kept.\n"]
        return application(environ, start_response)

    return answer


def _length(environ: "WSGIEnvironment") -> int:
    try:
        return int(environ.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
