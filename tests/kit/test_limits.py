"""How long the database may work for whom; and a client that sends slowly, or never."""

import threading
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection
from uuid_utils.compat import uuid7

from samenhang.access.viewer import Viewer, viewing
from samenhang.kit.db import at_pace, bare, database_settings
from samenhang.kit.limits import JOB, PAGE, PAPER, READERS_MAX, UNLIMITED, pace_named
from samenhang.kit.slow_clients import taken_in_first
from samenhang.kit.trouble import Kind, trouble_of

URL = "postgresql://samenhang_app:x@db.example/s?sslmode=verify-full"
NOBODY = Viewer(id=uuid7(), name="", role="")


def _limits():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('statement_timeout'), current_setting('lock_timeout')")
        return cursor.fetchone()


def test_a_page_and_a_paper_have_their_own_limits_and_nothing_lingers():
    with viewing(NOBODY):
        page = _limits()
    with viewing(NOBODY, pace=PAPER):
        assert _limits() == ("30s", "5s")
    assert page == _limits() == ("8s", "5s")


def test_a_statement_that_takes_too_long_is_cut_off_and_known_as_such():
    with pytest.raises(OperationalError) as slow, viewing(NOBODY), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', '20', true)")
        cursor.execute("SELECT pg_sleep(5)")
    trouble = trouble_of(slow.value)
    assert trouble is not None and (trouble.kind, trouble.code) == (Kind.SLOW, "57014")


def test_a_full_disk_is_known_as_such():
    with pytest.raises(OperationalError) as full, connection.cursor() as cursor:
        cursor.execute("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full'; END $$")
    trouble = trouble_of(full.value)
    assert trouble is not None and trouble.kind is Kind.FULL


def test_each_pace_stands_in_the_address_of_a_command():
    for pace in (PAGE, PAPER, JOB, UNLIMITED):
        url = at_pace(URL + "&statement_timeout=15000", pace)
        told = database_settings(url)["OPTIONS"]
        assert f"statement_timeout={pace.statement} " in told["options"] and "pool" not in told
        assert bare(url) == URL
    assert "statement_timeout=15000 " in database_settings(URL + "&statement_timeout=15000")["OPTIONS"]["options"]
    with pytest.raises(ImproperlyConfigured, match="there are: page, paper"):
        pace_named("hasty")


class Slow:
    """A body of which nothing comes in until the client lets go."""

    def __init__(self):
        self.gone = threading.Event()

    def read(self, size=-1):
        self.gone.wait(30)
        return b"late"


def _asked(application, body, length):
    said = []
    environ = {"CONTENT_LENGTH": str(length), "wsgi.input": body, "REQUEST_METHOD": "POST"}
    return b"".join(application(environ, lambda status, headers: said.append((status, dict(headers))))), said


def _echo(environ, start_response):
    start_response("200 OK", [])
    return [environ["wsgi.input"].read()]


def test_a_form_is_taken_in_whole_before_it_is_looked_at():
    application = taken_in_first(_echo, held=100)
    assert _asked(application, BytesIO(b"a=1"), 3) == (b"a=1", [("200 OK", {})])
    assert _asked(application, BytesIO(b"b" * 200), 200)[0] == b"b" * 200
    assert _asked(application, BytesIO(b""), "nonsense")[1] == [("200 OK", {})]


def test_who_sends_slowly_keeps_no_more_than_half_of_the_threads():
    application, slow = taken_in_first(_echo, held=100), Slow()
    with ThreadPoolExecutor(READERS_MAX) as threads:
        reading = [threads.submit(_asked, application, slow, 50) for _ in range(READERS_MAX)]
        try:
            while (said := _asked(application, BytesIO(b"a=1"), 3)[1])[0][0].startswith("200"):
                pass  # not all of them read yet
        finally:
            slow.gone.set()
    assert said[0][0].startswith("503") and said[0][1]["Retry-After"] == "5"
    assert {one.result()[0] for one in reading} == {b"late"}
    assert _asked(application, BytesIO(b"a=1"), 3)[0] == b"a=1"
