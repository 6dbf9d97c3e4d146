"""A browser that costs little: one kept connection, its own cookies, the forms and the panels of a page."""

import http.client
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlencode, urlsplit

TOKEN = "b" * 32
IDLE_SECONDS = 20
PANELS = re.compile(rb'hx-get="([^"]+)"[^>]*hx-trigger="load"')
ROWS = re.compile(rb"<(?:tr|li|article)[\s>]")
type Fields = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, where one is sent on to, the page, and how long it took."""

    status: int
    where: str
    body: bytes
    ms: float
    url: str

    def panels(self) -> list[str]:
        """This function will give the addresses of the parts the page fetches by itself."""
        return [unescape(one.decode()) for one in PANELS.findall(self.body)]

    def form(self, having: str) -> tuple[str, Fields]:
        """This function will give the address and the fields, as filled, of the form that has a field of this name.

        :raises LookupError: when there is none.
        """
        reader = _Forms()
        reader.feed(self.body.decode())
        for action, fields, names in reader.forms:
            if having in names:
                return action or self.url, fields
        raise LookupError(f"no form with '{having}' on {self.url} ({self.status})")

    def links(self, pattern: str) -> list[str]:
        """This function will give the addresses on the page that fit a pattern, each once, in order."""
        found = re.findall(rb'href="([^"?#]+)"', self.body)
        return list(dict.fromkeys(one for raw in found if re.fullmatch(pattern, one := unescape(raw.decode()))))


class Browser:
    """Somebody's browser: signed in by a session's key, its connection kept open."""

    def __init__(self, port: int, session: str) -> None:
        self.port, self.cookie = port, f"sessionid={session}; csrftoken={TOKEN}"
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._used = 0.0

    def get(self, url: str, *, panel: bool = False) -> Answer:
        """This function will fetch a page, or a part of one as the page itself does."""
        return self._ask("GET", url, None, {"HX-Request": "true"} if panel else {})

    def post(self, url: str, fields: Mapping[str, object]) -> Answer:
        """This function will send a form."""
        body = urlencode({**fields, "csrfmiddlewaretoken": TOKEN}, doseq=True)
        return self._ask("POST", url, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def _ask(self, method: str, url: str, body: str | None, headers: dict[str, str]) -> Answer:
        parts = urlsplit(url)
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        began = time.perf_counter()
        response = self._sent(method, target, body, {"Cookie": self.cookie, **headers})
        got = response.read()
        taken = (time.perf_counter() - began) * 1000
        return Answer(response.status, response.headers.get("Location", ""), got, taken, target)

    def _sent(self, method: str, target: str, body: str | None, headers: dict[str, str]) -> http.client.HTTPResponse:
        """Where a kept connection was closed meanwhile, a page is asked for on a new one, as browsers do."""
        if time.monotonic() - self._used > IDLE_SECONDS:
            self._connection.close()  # the server is about to close it, or did
        self._used, kept = time.monotonic(), self._connection.sock is not None
        try:
            self._connection.request(method, target, body, headers)
            return self._connection.getresponse()
        except (ConnectionError, http.client.CannotSendRequest):
            self._connection.close()
            if method != "GET" or not kept:
                raise
        self._connection.request(method, target, body, headers)
        return self._connection.getresponse()

    def close(self) -> None:
        """This function will let the connection go."""
        self._connection.close()


class _Forms(HTMLParser):
    """The forms of a page with what a browser would send for them: address, fields as filled, names of all fields."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, Fields, set[str]]] = []
        self._open = False
        self._select = self._area = ""
        self._chosen: list[str] = []
        self._first: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        name = told.get("name") or ""
        if tag == "form":
            self.forms.append((told.get("action") or "", {}, set()))
            self._open = True
        if not self._open:
            return
        _, fields, names = self.forms[-1]
        if name and tag in ("input", "select", "textarea"):
            names.add(name)
        if tag == "input" and name:
            kind = told.get("type") or "text"
            if kind in ("checkbox", "radio"):
                if "checked" in told:
                    fields.setdefault(name, []).append(told.get("value", "on") or "")
            elif kind not in ("submit", "button", "file"):
                fields.setdefault(name, []).append(told.get("value") or "")
        elif tag == "select":
            self._select, self._chosen, self._first = name, [], None
        elif tag == "option" and self._select:
            value = told.get("value") or ""
            self._first = value if self._first is None else self._first
            if "selected" in told:
                self._chosen.append(value)
        elif tag == "textarea" and name:
            self._area = name
            fields[name] = [""]

    def handle_data(self, data: str) -> None:
        if self._open and self._area:
            self.forms[-1][1][self._area][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = False
        elif tag == "textarea":
            self._area = ""
        elif tag == "select" and self._open and self._select:
            chosen = self._chosen or ([self._first] if self._first is not None else [])
            self.forms[-1][1][self._select] = chosen
            self._select = ""
