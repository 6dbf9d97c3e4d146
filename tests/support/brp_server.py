"""A small server of our own that speaks the public specification of the Haal Centraal BRP Personen API, version 2.

It answers from invented persons, refuses what the specification refuses, gives only the fields that were asked, and can
be told to be slow, to fail, or to talk rubbish.
"""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PATH = "/haalcentraal/api/brp/personen"
KEY = "een-sleutel-voor-de-proef"
ALWAYS = ("geheimhoudingPersoonsgegevens", "opschortingBijhouding")
NOT_TO_ASK = ("nationaliteiten", "reisdocumentnummers", "verblijfstitel")
BAD = "https://datatracker.ietf.org/doc/html/rfc7231#section-6.5.1"


@dataclass
class Brp:
    """What the server knows, how it behaves, and what it was asked."""

    persons: dict[str, dict[str, Any]] = field(default_factory=dict)
    behaviour: list[str] = field(default_factory=list)
    """What to do with the next questions, one each: "slow", "503", "429", "403", "rubbish", "no shape", "endless"."""
    asked: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""
    slow: threading.Event = field(default_factory=threading.Event)


@contextmanager
def serving() -> Iterator[Brp]:
    """This function will serve on a free port of the loopback until the block ends."""
    brp = Brp()

    class Door(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_POST(self) -> None:
            question = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, answer = _answer(brp, self.path, self.headers.get("X-API-KEY", ""), question)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            with suppress(BrokenPipeError, ConnectionResetError):  # who asked stopped listening
                self.wfile.write(answer)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    brp.url = f"http://127.0.0.1:{server.server_address[1]}{PATH}"
    try:
        yield brp
    finally:
        brp.slow.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _answer(brp: Brp, path: str, key: str, question: bytes) -> tuple[int, bytes]:
    asked = json.loads(question)
    brp.asked.append(asked)
    how = brp.behaviour.pop(0) if brp.behaviour else ""
    if how == "slow":
        brp.slow.wait(30)
    if how == "rubbish":
        return 200, b"<html>storing</html>"
    if how == "no shape":
        return 200, json.dumps({"personen": [{"naam": "Jansen"}]}).encode()
    if how == "endless":
        return 200, b'{"personen": ["' + b"a" * 3_000_000 + b'"]}'
    if how.isdecimal():
        return _problem(int(how), "notAuthorized", "anders", path)
    if path != PATH:
        return _problem(404, "notFound", "pad", path)
    if key != KEY:
        return _problem(401, "authentication", "sleutel", path)
    if wrong := _wrong(asked):
        return _problem(400, "paramsValidation", wrong, path)
    found = [brp.persons[number] for number in asked["burgerservicenummer"] if number in brp.persons]
    return 200, json.dumps({"type": asked["type"], "personen": [_only(one, asked["fields"]) for one in found]}).encode()


def _wrong(asked: dict[str, Any]) -> str:
    numbers, fields = asked.get("burgerservicenummer"), asked.get("fields")
    if set(asked) - {"type", "burgerservicenummer", "fields", "gemeenteVanInschrijving"}:
        return "parameter niet verwacht"
    if asked.get("type") != "RaadpleegMetBurgerservicenummer":
        return "type"
    if not isinstance(numbers, list) or not 0 < len(numbers) <= 20:
        return "burgerservicenummer"
    if not all(re.fullmatch(r"[0-9]{9}", number) for number in numbers):
        return "burgerservicenummer[0]"
    if not isinstance(fields, list) or not 0 < len(fields) <= 130:
        return "fields"
    if any(one.split(".")[0] in (*ALWAYS, *NOT_TO_ASK) for one in fields):
        return "fields[0]"
    return ""


def _problem(status: int, code: str, detail: str, path: str) -> tuple[int, bytes]:
    problem = {"type": BAD, "title": "Fout", "status": status, "detail": detail, "code": code, "instance": path}
    return status, json.dumps(problem).encode()


def _only(person: dict[str, Any], fields: list[str]) -> dict[str, Any]:
    """The person with the named fields, and what is always given."""
    kept: dict[str, Any] = {name: person[name] for name in ALWAYS if name in person}
    for path in fields:
        _keep(person, kept, path.split("."))
    return kept


def _keep(whole: Any, kept: dict[str, Any], path: list[str]) -> None:
    name, rest = path[0], path[1:]
    if name not in whole:
        return
    value = whole[name]
    if not rest:
        kept[name] = value
    elif isinstance(value, list):
        there = kept.setdefault(name, [{} for _ in value])
        for one, part in zip(value, there, strict=True):
            _keep(one, part, rest)
    else:
        _keep(value, kept.setdefault(name, {"type": value["type"]} if "type" in value else {}), rest)
