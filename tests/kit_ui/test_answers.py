"""What every answer keeps, and the pages for when it goes wrong."""

from typing import Any

import pytest
from django.db import DataError, OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory

from samenhang.kit import errors, middleware


@pytest.fixture
def client(settings):
    settings.ROOT_URLCONF = "samenhang.kit.gallery"
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    return Client(raise_request_exception=False)


def test_pages_are_never_kept_by_a_browser(client):
    answer = client.get("/lijst/")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert {"HX-Request", "Cookie"} <= {word.strip() for word in answer["Vary"].split(",")}


@pytest.mark.parametrize("address", ["/lijst/?zoek=%00", "/lij%00st/"])
def test_a_nul_byte_in_an_address_is_refused_in_words(client, address):
    answer = client.get(address)
    assert answer.status_code == 400
    assert "niet verwerken" in answer.content.decode()


def test_an_unknown_address_gets_a_page_that_says_what_to_do(client):
    answer = client.get("/niet/hier/")
    assert answer.status_code == 404
    assert "Deze bladzijde is er niet" in answer.content.decode()


def test_a_body_that_is_too_large_is_told(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = client.post("/formulier/", {"text": "x" * 2000}, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413
    assert "te veel" in answer.content.decode()


def test_too_many_fields_are_told(client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10
    answer = client.post("/formulier/", {f"f{n}": "1" for n in range(20)})
    assert answer.status_code == 413


def test_a_form_without_token_is_told_in_words(settings):
    settings.ROOT_URLCONF = "samenhang.kit.gallery"
    settings.CSRF_FAILURE_VIEW = "samenhang.kit.errors.csrf_failure"
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    answer = Client(enforce_csrf_checks=True).post("/formulier/", {})
    assert answer.status_code == 403
    assert "verlopen" in answer.content.decode()


def test_a_database_out_of_reach_is_503_with_a_time_to_come_back(client):
    answer = _told(OperationalError("gone"))
    assert answer.status_code == 503
    assert answer["Retry-After"] == "10"
    assert "half bewaard" in answer.content.decode()


def test_trouble_with_the_database_outside_a_view_says_the_same(client):
    try:
        raise OperationalError("session store gone")
    except OperationalError:
        answer = errors.server_error(RequestFactory().get("/"))
    assert answer.status_code == 503


def test_a_value_the_database_cannot_hold_is_400(client):
    assert _told(DataError("out of range")).status_code == 400


def test_other_trouble_is_left_to_the_500_page(client):
    assert _told(ZeroDivisionError()) is None
    answer = errors.server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "niet aan u" in answer.content.decode()


def test_density_and_language_go_back_only_to_our_own_pages(client):
    answer = client.post("/scherm/dichtheid/", {"density": "roomy", "next": "https://elders.example/"})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert answer.cookies["density"].value == "roomy"
    answer = client.post("/scherm/dichtheid/", {"density": "x", "next": "/lijst/"})
    assert answer["Location"] == "/lijst/"
    assert "density" not in answer.cookies
    assert client.get("/scherm/dichtheid/").status_code == 405


def _told(trouble):
    hooked: Any = middleware.database_trouble(lambda request: HttpResponse())
    return hooked.process_exception(RequestFactory().get("/"), trouble)
