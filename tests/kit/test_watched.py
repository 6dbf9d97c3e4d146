"""What a watching program is told: how much and how long, by a page's name; never whom it was about."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client, override_settings
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from prometheus_client import REGISTRY, generate_latest

from samenhang.kit import measures, tracing, watchers
from samenhang.kit.watched import kind_of
from tests.support.own import own_word
from tests.support.town import Town, a_bsn, a_town


@pytest.fixture(scope="module")
def town() -> Town:
    """A town of this file's own."""
    return a_town()


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    """Counting and tracing, in this process; what is traced is kept here."""
    kept = InMemorySpanExporter()
    tracer = tracing.Tracer(tracing.provider(SimpleSpanProcessor(kept)))
    monkeypatch.setattr(watchers, "asked", lambda: (measures, tracer))
    yield kept


def numbers() -> str:
    """Everything Prometheus would read."""
    return generate_latest(REGISTRY).decode()


def traced(kept: InMemorySpanExporter) -> list[dict[str, Any]]:
    """Everything the collector would be sent."""
    return [json.loads(span.to_json()) for span in kept.get_finished_spans()]


def test_nothing_of_whom_a_page_is_about_reaches_numbers_or_traces(town: Town, spans: InMemorySpanExporter) -> None:
    name, bsn = own_word().title(), a_bsn()
    home = town.home(f"Ana {name}", with_bsn=True)
    browser = town.officer.client()
    typed = {"family_name": name, "bsn": bsn, "q": name, "name": name}
    sent = {"traceparent": f"00-{'a' * 32}-{'b' * 16}-01", "baggage": f"who={name}", "tracestate": f"n={name}"}
    asked = [
        browser.get("/", {"q": name, "bsn": bsn}, headers={"User-Agent": name, **sent}),
        browser.get(f"/{name}/{bsn}/"),
        browser.get(f"/huishoudens/{home.household.id}/"),
        browser.post("/zoeken/", typed),
        browser.get("/zoeken/", {"naam": f"x' OR '{name}"}),
        browser.generic(name.upper(), "/"),
        browser.post("/aanmelden/", {"login": f"{name}@voorbeeld.test", "password": name}),
    ]
    told = traced(spans)
    assert len([one for one in told if one["parent_id"] is None]) == len(asked)
    everything = (numbers() + json.dumps(told)).lower()
    for secret in (name, bsn, str(home.household.id), str(town.officer.hat.id), str(town.officer.user.pk) + "@"):
        assert secret.lower() not in everything
    assert 'route="register:search"' in everything or '"http.route": "register:' in everything
    assert "select " not in everything and " from " not in json.dumps(told).lower()


def test_a_page_is_counted_by_its_name_with_its_statements(town: Town, spans: InMemorySpanExporter) -> None:
    town.officer.client().get("/zoeken/")
    page = next(one for one in traced(spans) if one["parent_id"] is None)
    inside = [one for one in traced(spans) if one["parent_id"] == page["context"]["span_id"]]
    route = page["attributes"]["http.route"]
    assert page["name"] == f"GET {route}" and re.fullmatch(r"[a-z_]+:[a-z_]+", route)
    assert {one["name"] for one in inside} >= {"SELECT"}
    assert {tuple(sorted(one["attributes"])) for one in inside} == {("db.operation.name", "db.system.name")}
    said = numbers()
    assert f'samenhang_requests_total{{method="GET",route="{route}",status="200"}}' in said
    assert f'samenhang_statements_total{{kind="SELECT",route="{route}"}}' in said
    assert f'samenhang_request_seconds_count{{route="{route}"}}' in said


def test_an_error_is_told_by_its_status_only(spans: InMemorySpanExporter, monkeypatch: pytest.MonkeyPatch) -> None:
    word = own_word()

    def broken(*_: object) -> object:
        raise RuntimeError(word)

    monkeypatch.setattr("samenhang.kit.health.missing_migrations", broken)
    assert Client(raise_request_exception=False).get("/readyz").status_code == 500
    (told,) = [one for one in traced(spans) if one["parent_id"] is None]
    assert told["status"] == {"status_code": "ERROR"} and told["events"] == []
    assert word not in json.dumps(told) + numbers()


def test_without_a_watcher_there_is_no_door_more() -> None:
    from django.core.exceptions import MiddlewareNotUsed

    from samenhang.kit.watched import watched

    with pytest.raises(MiddlewareNotUsed), override_settings():
        watched(lambda request: None)  # type: ignore[arg-type, return-value]  # is never called


@pytest.mark.parametrize(
    ("sql", "kind"), [("  select 1", "SELECT"), ("Jansen", "OTHER"), ("", "OTHER"), ("WITH\nx AS ()", "WITH")]
)
def test_a_statement_is_known_by_its_first_word_when_that_is_one_of_ours(sql: str, kind: str) -> None:
    assert kind_of(sql) == kind
