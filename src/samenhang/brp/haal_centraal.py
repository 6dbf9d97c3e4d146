"""The register reached by the Haal Centraal BRP Personen API, version 2: per person, per purpose, named fields only.

Every question has a time-out, is tried again where that may help, and stops being asked for a while where the register
keeps failing (a circuit breaker per process). Nothing here touches the database.
"""

import json
import ssl
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

import httpx
import pybreaker
import stamina
import structlog
from django.utils.translation import gettext as _

from samenhang.brp.answers import NotAnAnswer, person_from
from samenhang.brp.port import Part, RegisterPerson, RegisterTrouble

FIELDS: dict[Part, tuple[str, ...]] = {
    Part.IDENTITY: ("burgerservicenummer", "naam", "geboorte.datum", "geslacht", "overlijden.datum"),
    Part.ADDRESS: (
        "verblijfplaats.verblijfadres",
        "verblijfplaats.functieAdres",
        "verblijfplaats.datumVan",
        "verblijfplaats.adresseerbaarObjectIdentificatie",
    ),
    Part.PARTNERS: (
        "partners.burgerservicenummer",
        "partners.naam",
        "partners.geboorte.datum",
        "partners.geslacht",
        "partners.aangaanHuwelijkPartnerschap.datum",
        "partners.ontbindingHuwelijkPartnerschap.datum",
    ),
    Part.PARENTS: (
        "ouders.burgerservicenummer",
        "ouders.naam",
        "ouders.geboorte.datum",
        "ouders.geslacht",
        "ouders.datumIngangFamilierechtelijkeBetrekking",
    ),
    Part.CHILDREN: ("kinderen.burgerservicenummer", "kinderen.naam", "kinderen.geboorte.datum"),
    Part.AUTHORITY: ("gezag", "indicatieCurateleRegister", "indicatieGezagMinderjarige"),
}
"""What is asked per part. Nationality is in none; secrecy and suspension come by themselves where there are any."""
ANSWER_BYTES = 1_000_000
TRIES = 3
IN_ALL = timedelta(seconds=12)
TOO_BUSY, AT_FAULT = 429, 500
FAILS_BEFORE_REST = 5
REST_SECONDS = 30
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Connection:
    """Where the register's API stands and how we show who we are (docs/running.md)."""

    url: str
    key: str = ""
    certificate: str = ""
    certificate_key: str = ""
    authority: str = ""
    patience: float = 5.0
    """How many seconds one try may take to connect, or to say something."""


class Failed(Exception):
    """One try failed in a way that another may not."""


@cache
def breaker(url: str) -> pybreaker.CircuitBreaker:
    """This function will give the one breaker of this process for an address; it opens after failures in a row."""
    return pybreaker.CircuitBreaker(
        fail_max=FAILS_BEFORE_REST,
        reset_timeout=REST_SECONDS,
        exclude=[RegisterTrouble],  # a question that is not allowed says that the register is there
        throw_new_error_on_trip=False,
        name="brp",
    )


class HaalCentraal:
    """The register behind its API (port.Register)."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def ask(self, bsn: str, parts: Collection[Part], purpose: str) -> RegisterPerson | None:
        """This function will ask the register about one person; see ``port.Register.ask``.

        Logs one line per question with the purpose, the parts and how it ended; never the BSN or the answer.
        """
        wanted = [part for part in Part if part in parts]
        fields = [field for part in wanted for field in FIELDS[part]]
        outcome = "trouble"
        try:
            answer = breaker(self.connection.url).call(self._patiently, bsn, fields)
            found = person_from(answer)
            outcome = "found" if found else "none"
        except pybreaker.CircuitBreakerError as error:
            outcome = "resting"
            raise RegisterTrouble(
                _("De BRP geeft nu geen antwoord. Probeer het over een minuut opnieuw."), again=True
            ) from error
        except Failed as error:
            raise RegisterTrouble(
                _("De BRP geeft nu geen antwoord. Probeer het over een paar minuten opnieuw."), again=True
            ) from error
        except NotAnAnswer as error:
            outcome = "rubbish"
            raise RegisterTrouble(
                _("De BRP gaf een antwoord dat niet te lezen is. Meld het bij de functioneel beheerder."), again=False
            ) from error
        else:
            return found
        finally:
            log.info("brp_question", purpose=purpose, parts=[str(part) for part in wanted], outcome=outcome)

    def _patiently(self, bsn: str, fields: list[str]) -> object:
        for attempt in stamina.retry_context(on=Failed, attempts=TRIES, timeout=IN_ALL, wait_initial=0.2, wait_max=1.0):
            with attempt:
                return self._once(bsn, fields)
        raise AssertionError  # the last attempt answers or raises

    def _once(self, bsn: str, fields: list[str]) -> object:
        question = {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [bsn], "fields": fields}
        headers = {"Accept": "application/json"}
        if self.connection.key:
            headers["X-API-KEY"] = self.connection.key
        try:
            with (
                httpx.Client(
                    timeout=self.connection.patience, verify=_tls(self.connection), follow_redirects=False
                ) as client,
                client.stream("POST", self.connection.url, json=question, headers=headers) as response,
            ):
                if response.status_code == TOO_BUSY or response.status_code >= AT_FAULT:
                    raise Failed(response.status_code)
                body = _within_bounds(response)
        except httpx.HTTPError as error:
            raise Failed(type(error).__name__) from error
        if response.status_code != httpx.codes.OK:
            raise _not_allowed(response.status_code)
        try:
            return json.loads(body)
        except ValueError as error:
            raise NotAnAnswer("no JSON") from error


def _within_bounds(response: httpx.Response) -> bytes:
    """Read the answer, and no more than an answer about one person can be."""
    body = bytearray()
    for piece in response.iter_bytes():
        body += piece
        if len(body) > ANSWER_BYTES:
            raise NotAnAnswer("too long")
    return bytes(body)


def _not_allowed(status: int) -> RegisterTrouble:
    if status in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
        words = _(
            "De BRP laat deze vraag niet toe: het doel of de sleutel klopt niet. Meld het de functioneel beheerder."
        )
    else:
        words = _("De BRP begrijpt deze vraag niet. Meld het bij de functioneel beheerder.")
    log.warning("brp_refused", status=status)
    return RegisterTrouble(words, again=False)


@cache
def _tls(connection: Connection) -> ssl.SSLContext | bool:
    if not (connection.certificate or connection.authority):
        return True
    context = ssl.create_default_context(cafile=connection.authority or None)
    if connection.certificate:
        context.load_cert_chain(connection.certificate, connection.certificate_key or None)
    return context
