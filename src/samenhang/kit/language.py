"""Dutch first: a reader gets another language by choosing it, never by what the browser happens to ask for."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

type Answer = Callable[[HttpRequest], HttpResponseBase]


def chosen_language(get_response: Answer) -> Answer:
    """This function will make the middleware that speaks the language kept in the reader's cookie, else Dutch."""
    known = dict(settings.LANGUAGES)

    def answer(request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in known else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
            response.headers.setdefault("Content-Language", language)
        return response

    return answer
