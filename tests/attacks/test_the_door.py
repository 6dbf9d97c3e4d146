"""The one door itself: a viewer inside a viewer, answers that are read late, addresses and headers made by hand."""

import io
from typing import Any

import pytest
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import connection, transaction
from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.template import engines
from django.template.response import TemplateResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from samenhang.access.may import StreamingRefused, may
from samenhang.access.viewer import ViewerRequest, viewing
from samenhang.people.models import Household, Person
from tests.support.road import SECRETS, Road, a_road
from tests.support.town import Colleague, a_town


@pytest.fixture(scope="module")
def road() -> Road:
    return a_road(a_town())


def now_seen(road: Road) -> int:
    return Person.objects.filter(id__in=road.home.ids).count()


# -- a viewer inside a viewer -----------------------------------------------------------------------------------


def test_after_an_inner_viewer_the_outer_one_looks_again(road: Road) -> None:
    inside, outside = road.town.director.viewer, road.town.colleague(domain="wmo").viewer
    with viewing(inside):
        assert now_seen(road) == 2
        with viewing(outside):
            assert now_seen(road) == 0
            with viewing(inside):
                assert now_seen(road) == 2
            assert now_seen(road) == 0
        assert now_seen(road) == 2
    assert now_seen(road) == 0


def test_after_an_inner_failure_too(road: Road) -> None:
    inside, outside = road.town.director.viewer, road.town.colleague(domain="wmo").viewer
    with viewing(outside):
        with pytest.raises(LookupError), viewing(inside):
            assert now_seen(road) == 2
            raise LookupError
        assert now_seen(road) == 0
        with pytest.raises(LookupError), transaction.atomic(), viewing(inside):
            raise LookupError
        assert now_seen(road) == 0
    assert now_seen(road) == 0


def test_a_failed_outer_one_leaves_nobody_behind(road: Road) -> None:
    with pytest.raises(LookupError), viewing(road.town.director.viewer):
        raise LookupError
    assert now_seen(road) == 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('samenhang.viewer', true), '')")
        assert cursor.fetchone()[0] == ""


# -- answers that are read late ---------------------------------------------------------------------------------


def asked_by(who: Colleague, view: Any) -> HttpResponseBase:
    """This function will open a view of this test as somebody, through the door every screen has."""
    request = RequestFactory().get("/")
    SessionMiddleware(HttpResponse).process_request(request)
    request.user = who.user
    request.viewer = who.viewer  # type: ignore[attr-defined]  # as the session would have told
    return may("cases.read")(view)(request)


@pytest.mark.parametrize(
    "late",
    [
        lambda rows: StreamingHttpResponse(row.family_name for row in rows),
        lambda rows: FileResponse(io.BytesIO(b"a"), filename="a"),
    ],
)
def test_what_would_be_read_after_the_viewer_left_is_refused(road: Road, late: Any) -> None:
    def view(request: ViewerRequest) -> HttpResponseBase:
        request.look.nothing()
        return late(Person.objects.filter(id__in=road.home.ids))  # type: ignore[no-any-return]  # one of the two above

    with pytest.raises(StreamingRefused):
        asked_by(road.town.director, view)


def test_a_template_that_asks_late_is_rendered_while_the_viewer_is_there(road: Road) -> None:
    template = engines["django"].from_string("{% for one in people %}{{ one.family_name }} {% endfor %}")

    def view(request: ViewerRequest) -> HttpResponseBase:
        request.look.nothing()
        return TemplateResponse(request, template, {"people": Person.objects.filter(id__in=road.home.ids)})

    assert SECRETS["name"].encode() in asked_by(road.town.director, view).content  # type: ignore[attr-defined]  # a page
    assert SECRETS["name"].encode() not in asked_by(road.town.colleague(domain="wmo"), view).content  # type: ignore[attr-defined]  # as above


def test_rows_taken_out_lazily_are_no_rows(road: Road) -> None:
    with viewing(road.town.director.viewer):
        late = Household.objects.filter(id=road.home.household.id)
    assert list(late) == []


# -- addresses and headers made by hand -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../settings.py",
        "/static/%2e%2e/%2e%2e/settings.py",
        "/static/..%2f..%2fsettings.py",
        "/static//etc/passwd",
        "/documenten/../../../etc/passwd",
        "/huishoudens/%00/",
        "/casussen/..;/",
    ],
)
def test_no_file_is_reached_by_an_address(road: Road, path: str) -> None:
    got = road.town.director.client().get(path)
    told = b"".join(got.streaming_content) if got.streaming else got.content  # type: ignore[attr-defined]  # of the test client
    assert got.status_code in (302, 400, 404), path
    assert b"SECRET_KEY" not in told and b"root:" not in told


@pytest.mark.parametrize(
    "breaks", ["\r\nSet-Cookie: kwaad=1", "\nX-Kwaad: 1", "%0d%0aX-Kwaad: 1", "\u560d\u560aX-Kwaad: 1"]
)
def test_no_header_is_added_by_what_was_typed(road: Road, breaks: str) -> None:
    client = road.town.director.client()
    for url, fields in (
        (reverse("access:forget_draft", args=["x"]), {"next": f"/{breaks}"}),
        (reverse("kit:language"), {"next": f"/{breaks}", "language": f"nl{breaks}"}),
        (reverse("kit:density"), {"next": f"/{breaks}", "density": f"roomy{breaks}"}),
    ):
        got = client.post(url, fields)
        assert got.status_code < 500
        assert not any("kwaad" in name.lower() for name in got.headers)
        assert "kwaad" not in got.cookies
        assert not any("\n" in value or "\r" in value for value in got.headers.values())
    got = Client().get("/aanmelden/", {"next": f"/{breaks}"})
    assert not any("kwaad" in name.lower() for name in got.headers)


def test_another_way_of_asking_does_not_open_anything(road: Road) -> None:
    url, outside = reverse("cases:case", args=[road.case.id]), road.town.colleague(domain="wmo").client()
    for headers in (
        {"X-HTTP-Method-Override": "GET"},
        {"X-Original-URL": "/"},
        {"X-Rewrite-URL": "/"},
        {"X-Forwarded-Host": "kwaad.test"},
        {"HX-Request": "true"},
        {"HX-Boosted": "true"},
        {"Range": "bytes=0-10"},
        {"If-Modified-Since": "Mon, 01 Jan 2024 00:00:00 GMT"},
    ):
        got = outside.get(url, headers=headers)
        assert got.status_code == 404, headers
        assert b"kwaad" not in got.content
    for method in ("put", "patch", "delete", "trace", "options"):
        got = getattr(outside, method)(url)
        assert got.status_code in (404, 405), method
        assert SECRETS["name"].encode() not in got.content
