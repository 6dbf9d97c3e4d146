"""A form that met trouble comes back to its sender: whole, to be sent again; and nothing in it goes elsewhere."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.middleware.csrf import _get_new_csrf_string as new_token
from django.test import RequestFactory
from psycopg import errors as pg
from structlog.testing import capture_logs

from samenhang.kit import giving_back
from samenhang.kit.errors import unavailable
from samenhang.kit.trouble import Kind, Trouble, trouble_of
from tests.bench.client import Answer

KEY = "0191d3c2-0000-7000-8000-000000000001"
WORDS = "Zij zei: <script>alert('🌷')</script> \"مرحبا\" & de sleutel\nlag onder de gieter"
GONE = Trouble(Kind.GONE)


@pytest.fixture(autouse=True)
def _plain_static(settings):
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


def sent(told, *, ours=True, **headers):
    token = new_token()
    factory = RequestFactory()
    factory.cookies["csrftoken"] = token
    fields = {"submission": KEY, "csrfmiddlewaretoken": token if ours else new_token(), **told}
    return factory.post("/als/0a1b2c3d/logboek/?met=samen", fields, headers=headers or None)


def answered(request, trouble=GONE):
    response = unavailable(request, trouble)
    assert response.status_code == 503
    return response, Answer(503, "", response.content, 0.0, "/logboek/")


def test_all_that_was_typed_comes_back_under_the_same_key():
    response, page = answered(sent({"what": WORDS, "domains": ["geld", "wonen"], "empty": ""}))
    action, fields = page.form("what")
    assert action == "/als/0a1b2c3d/logboek/?met=samen"
    assert (fields["submission"], fields["what"]) == ([KEY], [WORDS])
    assert (fields["domains"], fields["empty"]) == (["geld", "wonen"], [""])
    assert b"<script>alert" not in response.content
    assert "niet dubbel bewaard" in response.content.decode()


@pytest.mark.parametrize("name", ["password", "password1", "oldpassword", "code", "again", "credential"])
def test_a_password_or_code_is_never_written_on_a_page(name):
    response, _ = answered(sent({"login": "a@voorbeeld.test", name: "kastanje-42"}))
    assert b"kastanje" not in response.content
    assert b"<form" not in response.content
    assert "wachtwoord of code" in response.content.decode()


def test_a_form_from_elsewhere_is_not_put_on_our_page():
    response, _ = answered(sent({"what": "stuur dit maar eens een keer door"}, ours=False))
    assert b"stuur dit" not in response.content
    response, _ = answered(sent({"what": "stuur dit maar eens een keer door"}, origin="https://elders.example"))
    assert b"stuur dit" not in response.content


def test_what_is_larger_than_a_draft_is_not_given_back():
    response, _ = answered(sent({"what": "a" * (giving_back.LARGEST + 1)}))
    assert b"<form" not in response.content
    assert len(response.content) < 20_000


def test_a_part_of_a_page_gets_no_page():
    response, _ = answered(sent({"what": WORDS}, hx_request="true"))
    assert (response.content, response["Retry-After"]) == (b"", "10")


def test_a_file_is_asked_for_again():
    response, page = answered(sent({"what": WORDS, "document": SimpleUploadedFile("brief.pdf", b"%PDF geheim")}))
    _, fields = page.form("document")
    assert "document" not in fields and fields["submission"] == [KEY]
    assert b"%PDF" not in response.content and b"brief.pdf" not in response.content
    assert b'enctype="multipart/form-data"' in response.content


def test_a_page_that_was_read_can_be_asked_for_again():
    response = unavailable(RequestFactory().get("/als/0a1b2c3d/casussen/?page=2"), GONE)
    assert b'href="/als/0a1b2c3d/casussen/?page=2"' in response.content


def test_the_log_tells_what_was_the_matter_and_nothing_of_whom():
    with capture_logs() as lines:
        answered(sent({"what": WORDS}))
    (line,) = lines
    assert line["kind"] == "gone" and line["method"] == "POST"
    assert "gieter" not in str(line) and "logboek" not in str(line)


@pytest.mark.parametrize(
    ("cause", "kind", "seconds", "title"),
    [
        (pg.QueryCanceled(), Kind.SLOW, 30, "Dit duurt te lang"),
        (pg.LockNotAvailable(), Kind.TAKEN, 5, "Iemand anders is hiermee bezig"),
        (pg.DeadlockDetected(), Kind.TAKEN, 5, "Iemand anders is hiermee bezig"),
        (pg.DiskFull(), Kind.FULL, 300, "Er kan nu niets bij"),
        (pg.TooManyConnections(), Kind.BUSY, 5, "Het is nu te druk"),
        (pg.AdminShutdown(), Kind.GONE, 10, "Even geen verbinding"),
    ],
)
def test_each_trouble_has_its_own_words_and_time(cause, kind, seconds, title):
    error = OperationalError()
    error.__cause__ = cause
    trouble = trouble_of(error)
    assert trouble is not None and trouble.kind is kind
    response, _ = answered(sent({"what": WORDS}), trouble)
    assert response["Retry-After"] == str(seconds)
    assert f"<h1>{title}" in response.content.decode()
