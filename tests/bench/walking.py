"""Somebody at work: signed in by a real session, with their own cases, and names to look for."""

import random
import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests.bench.client import Answer, Browser
from tests.bench.place import BenchTrouble, Place

if TYPE_CHECKING:
    from psycopg import Connection

SYLLABLES = ("bra", "del", "ko", "mer", "ni", "pos", "ru", "sta", "tel", "vo", "wie", "zan")
LETTERS_TYPED = 4
type Met = Callable[[str, str, Answer], None]
"""Told of every answer: what kind it is (page, panel or sent), its label, and the answer."""


class Astray(Exception):
    """A road could not be walked: a page that is not there, or a form that was refused."""


@dataclass(frozen=True)
class Someone:
    """An account of the population: who signs in, as which hat, with which cases and households."""

    name: str
    user: int
    hat: str
    session: str
    cases: list[tuple[str, str]] = field(default_factory=list)


def everybody(place: Place, database: str) -> dict[str, Someone]:
    """This function will sign everybody in on a database: a session each, as signing in makes it."""
    found = {}
    with place.cluster.connect("app", database) as app:
        for name, told in place.people["accounts"].items():
            cases = _own_cases(app, told)
            found[name] = Someone(name, told["user"], str(told["hat"]), _session(app, int(told["user"])), cases)
    return found


def _own_cases(app: "Connection[Any]", told: Mapping[str, Any]) -> list[tuple[str, str]]:
    with app.transaction():
        app.execute("SELECT set_config('samenhang.viewer', %s, true)", [str(told["hat"])])
        rows = app.execute(
            "SELECT id::text, household_id::text FROM cases_case WHERE id = ANY(%s::uuid[]) ORDER BY id",
            [told["case_ids"][:400]],
        ).fetchall()
    return [(case, household) for case, household in rows]


def _session(app: "Connection[Any]", user_id: int) -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth.models import User
    from django.contrib.sessions.backends.db import SessionStore

    row = app.execute("SELECT password FROM auth_user WHERE id = %s", [user_id]).fetchone()
    if row is None:
        raise BenchTrouble(f"there is no user {user_id}: the population's people are those of another database")
    content = {
        SESSION_KEY: str(user_id),
        BACKEND_SESSION_KEY: "allauth.account.auth_backends.AuthenticationBackend",
        HASH_SESSION_KEY: User(password=row[0]).get_session_auth_hash(),
        "second_factor": True,
        "_session_expiry": 86_400,
    }
    key = b64encode(random.randbytes(24), altchars=b"ab").decode().lower()
    app.execute(
        "INSERT INTO django_session (session_key, session_data, expire_date) VALUES (%s, %s, %s)",
        [key, SessionStore().encode(content), datetime.now(UTC) + timedelta(days=1)],
    )
    return key


class Walk:
    """One walk of one road; `turn` says the how manieth, so that each takes another case and another name."""

    def __init__(self, who: Someone, others: Mapping[str, Someone], browser: Browser, place: Place, met: Met) -> None:
        self.who, self.others, self.browser, self._met = who, others, browser, met
        self.samples: dict[str, Sequence[Any]] = place.people["samples"]
        self.today = datetime.now(UTC).date()
        self.turn = 0
        self.names: dict[str, str] = {}
        self._chance = random.Random()

    # -- addresses ------------------------------------------------------------------------------------------

    @property
    def case(self) -> str:
        return self._own()[0]

    @property
    def household(self) -> str:
        return self._own()[1]

    def _own(self) -> tuple[str, str]:
        if not self.who.cases:
            raise Astray(f"{self.who.name} has no case")
        return self.who.cases[self.turn % len(self.who.cases)]

    def address(self, name: str, *ids: str) -> str:
        """This function will give the address of a page about the walker's case or household of this turn."""
        return self.reverse(name, *(getattr(self, one) for one in ids))

    def reverse(self, name: str, *ids: str) -> str:
        """This function will give the address of a page by its name and these ids."""
        from django.urls import reverse

        return reverse(name, args=ids)

    # -- going ----------------------------------------------------------------------------------------------

    def open(self, url: str, label: str = "") -> Answer:
        """This function will open a page with the parts it fetches by itself.

        :raises Astray: when it is not there.
        """
        answer = self.browser.get(url)
        if answer.status in (301, 302) and answer.where:
            answer = self.browser.get(answer.where)
        if answer.status != 200:
            raise Astray(f"{label or self.name_of(url)} as {self.who.name}: {answer.status} {answer.where}")
        label = label or self.name_of(url)
        self._met("page", label, answer)
        for panel in answer.panels():
            part = self.browser.get(panel, panel=True)
            if part.status >= 400:
                raise Astray(f"{panel} as {self.who.name}: {part.status}")
            self._met("panel", f"{label} › {self.name_of(panel)}", part)
        return answer

    def send(self, label: str, url: str, fields: Mapping[str, object], *, expect: int = 0) -> Answer:
        """This function will send a form.

        :raises Astray: when it was refused.
        """
        answer = self.browser.post(url, fields)
        if answer.status >= 400 or (expect and answer.status != expect):
            raise Astray(f"{label} as {self.who.name}: {answer.status}{self._why(answer)}")
        self._met("sent", label, answer)
        return answer

    def follow(self, answer: Answer, label: str) -> Answer:
        """This function will go where a sent form sends one.

        :raises Astray: when it sends nobody anywhere: the form came back.
        """
        if not answer.where:
            raise Astray(f"before {label} as {self.who.name}: not sent on{self._why(answer)}")
        return self.open(answer.where, label)

    def name_of(self, url: str) -> str:
        """This function will give the name of the page an address leads to."""
        from django.urls import resolve

        path = urlsplit(url).path
        plain = re.sub("[0-9a-f]{8}-[0-9a-f-]{27}", "x", path)
        if plain not in self.names:
            self.names[plain] = resolve(re.sub(r"^/als/[0-9a-f]{8}/", "/", path)).view_name
        return self.names[plain]

    @staticmethod
    def options(page: Answer, name: str) -> list[str]:
        """This function will give the choices a list on a page offers."""
        found = re.search(rf'<select[^>]*name="{name}".*?</select>'.encode(), page.body, re.DOTALL)
        return [unescape(one.decode()) for one in re.findall(rb'value="([^"]+)"', found[0])] if found else []

    def another(self, page: Answer, name: str) -> str:
        """This function will choose a colleague of a list who is none of those measured: their work stays as much.

        :raises Astray: when there is none.
        """
        measured = {one.hat for one in self.others.values()}
        offered = [one for one in self.options(page, name) if one not in measured]
        if not offered:
            raise Astray(f"no colleague to choose on {page.url}")
        return self._chance.choice(offered)

    @staticmethod
    def _why(answer: Answer) -> str:
        said = re.findall(rb'class="[^"]*error[^"]*"[^>]*>(.*?)</', answer.body, re.DOTALL)
        words = (re.sub(r"<[^>]+>|\s+", " ", one.decode()).strip() for one in said[:6])
        return "".join(f"; {one}" for one in words if one)

    # -- whom one looks for ----------------------------------------------------------------------------------

    def _sample(self, kind: str) -> Any:
        found = self.samples.get(kind)
        if not found:
            raise Astray(f"the population names no {kind}")
        return found[self.turn % len(found)]

    def by_name(self) -> dict[str, object]:
        """This function will give a family name and birth date of somebody who is there."""
        return _named(self._sample("names"))

    def by_misspelt(self) -> dict[str, object]:
        """This function will give the same with a slip in the name."""
        return _named(self._sample("misspelt"))

    def by_address(self) -> dict[str, object]:
        """This function will give a postcode and a house number."""
        told = self._sample("addresses")
        postcode, number = (told["postcode"], told["number"]) if isinstance(told, dict) else told
        return {"postcode": postcode, "number": str(number)}

    def by_bsn(self) -> dict[str, object]:
        """This function will give a BSN of somebody who is there."""
        return {"bsn": str(self._sample("bsns"))}

    def prefix(self) -> str:
        """This function will give the first letters of a family name, as one has typed them so far."""
        return str(_named(self._sample("names"))["family_name"])[:LETTERS_TYPED]

    def unheard(self) -> str:
        """This function will give a name nobody has, so that nobody is asked whether it is the same person."""
        return "".join(self._chance.choice(SYLLABLES) for _ in range(6)).capitalize()

    def some_day(self) -> str:
        """This function will give a grown-up's birth date."""
        return (date(1950, 1, 1) + timedelta(days=self._chance.randrange(17_000))).isoformat()


def _named(told: Any) -> dict[str, object]:
    """A sample of a name: family name and birth date, the way the population wrote it down."""
    if isinstance(told, dict):
        born = told.get("birth_date") or told.get("birth_year") or ""
        return {"family_name": told["family_name"], "birth_date": str(born)}
    if isinstance(told, str):
        return {"family_name": told}
    family, born, *_ = told
    return {"family_name": family, "birth_date": str(born if not isinstance(born, date) else born.isoformat())}
