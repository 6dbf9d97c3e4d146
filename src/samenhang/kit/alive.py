"""A session in use stays alive, with one write a minute instead of one at every request."""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

SEEN = "seen"
"""The session's key of when it was lengthened last, in whole seconds."""

type Answer = Callable[[HttpRequest], HttpResponseBase]


def kept_alive(get_response: Answer) -> Answer:
    """This function will make the middleware that has a session saved, and so lengthened, once a minute while used.

    Only sessions that hold something: who looks at the sign-in page gets none.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        session = request.session
        if session.accessed and not session.is_empty():
            now = int(time.time())
            if not 0 <= now - int(session.get(SEEN, 0)) < settings.SESSION_KEPT_ALIVE:
                session[SEEN] = now
        return response

    return answer
