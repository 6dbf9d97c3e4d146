"""The tests' own place: a committed database per worker, entered as the server's role; a server and a browser.

No test runs in a transaction that is rolled back: inside one, the viewer would survive a savepoint and row policies
would prove nothing. So a test makes its own data and never counts on an empty table.
"""

import dataclasses
import gc
import itertools
import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

from tests.support import database, fetching, order
from tests.support.database import CLUSTER, ROOT, Prepared, Stay

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from psycopg import Connection

PREPARED = pytest.StashKey[Prepared]()
STAY = pytest.StashKey[Stay]()
NAME = pytest.StashKey[str]()
FAILED = pytest.StashKey[bool]()
PICTURES = ROOT / "screenshots-out"

hypothesis.settings.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=60,
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture, hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("house")


# -- before and after the run ----------------------------------------------------------------------------


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """The controller (or the only process) prepares a template; every process that runs tests copies it."""
    from django.conf import settings

    if settings.configured or os.environ.get("DJANGO_SETTINGS_MODULE"):
        raise pytest.UsageError("unset DJANGO_SETTINGS_MODULE: the tests name their own settings and database")
    if hasattr(config, "workerinput"):
        config.stash[PREPARED] = Prepared(**config.workerinput["prepared"])
        _enter_database(config, config.workerinput["workerid"])
    elif not config.option.collectonly and not config.option.help:
        config.stash[STAY] = Stay()
        config.stash[PREPARED] = config.stash[STAY].begin()
        if not config.getoption("numprocesses", None):
            _enter_database(config, "main")
    else:
        os.environ["DJANGO_SETTINGS_MODULE"] = "samenhang.settings"


def _enter_database(config: pytest.Config, worker: str) -> None:
    """Copy the template for this process, and start Django on it as the server's role."""
    import django

    prepared, url = config.stash[PREPARED], ""
    if not prepared.trouble:
        config.stash[NAME] = database.clone(prepared, worker)
        url = CLUSTER.url("app", config.stash[NAME])
    os.environ.update(database.server_environment(url), DJANGO_SETTINGS_MODULE="samenhang.settings")
    django.setup()
    fetching.refuse_row_by_row()
    fetching.refuse_repeats()
    fetching.keep_one_context()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """What the controller prepared goes along to each worker."""
    node.workerinput["prepared"] = dataclasses.asdict(node.config.stash[PREPARED])


def pytest_unconfigure(config: pytest.Config) -> None:
    """The last run out stops the server."""
    if STAY in config.stash:
        from django.db import connections

        if os.environ.get("DATABASE_URL"):
            connections["default"].close_pool()  # type: ignore[attr-defined]  # PostgreSQL's
        config.stash[STAY].end()


def pytest_report_header(config: pytest.Config) -> list[str]:
    """Say which template is used, and loudly what is wrong with it."""
    if PREPARED not in config.stash:
        return []
    prepared = config.stash[PREPARED]
    if prepared.trouble:
        return [f"NO TEST DATABASE: {prepared.trouble}", prepared.notes]
    return [f"database: {prepared.template}", *filter(None, [prepared.notes])]


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Iterator[None]:
    """Tests in e2e/ carry its mark; the mark that rolls back is refused; where workers share them, dear ones begin."""
    for item in items:
        if item.get_closest_marker("django_db"):
            raise pytest.UsageError(f"{item.nodeid}: data is committed here, do not use django_db")
        if {"page", "browser"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.e2e)
    yield
    if hasattr(config, "workerinput"):
        order.dear_first(items, config.workerinput["workercount"])


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the collector need not go through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """Remember a failure, so that the page fixture keeps a picture of it."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


# -- the database ----------------------------------------------------------------------------------------


@pytest.fixture(scope="session", autouse=True)
def _committed_database(django_db_blocker: Any, pytestconfig: pytest.Config) -> Iterator[None]:
    """Open the database to all tests, for good; where there is none, the first use says why."""
    from django.db import connections

    if trouble := pytestconfig.stash[PREPARED].trouble:
        connections["default"].settings_dict["OPTIONS"]["why"] = trouble
    with django_db_blocker.unblock():
        yield
    connections.close_all()


@pytest.fixture(scope="session", autouse=True)
def _known_words(_committed_database: None, pytestconfig: pytest.Config) -> None:
    """Read once which words texts mark: counts of statements must not hang on which test comes first."""
    if NAME in pytestconfig.stash:
        from uuid_utils.compat import uuid7

        from samenhang.access.viewer import Viewer, viewing
        from samenhang.kit import known_words

        known_words.FRESH_SECONDS = 86_400
        with viewing(Viewer(id=uuid7(), name="", role="")):
            known_words.renew()


@pytest.fixture(scope="session")
def database_name(pytestconfig: pytest.Config) -> str:
    """This worker's own database."""
    if NAME not in pytestconfig.stash:
        pytest.fail(pytestconfig.stash[PREPARED].trouble, pytrace=False)
    return pytestconfig.stash[NAME]


@pytest.fixture(scope="session")
def copied(pytestconfig: pytest.Config) -> "Callable[[str], str]":
    """Make a database of a test's own, fresh from the template, called by a word; for what counts whole tables."""
    worker, made = pytestconfig.stash[NAME].rsplit("_", 1)[-1], itertools.count(1)
    return lambda word: database.clone(pytestconfig.stash[PREPARED], f"{worker}_{word}{next(made)}")


@pytest.fixture
def owner_connection(database_name: str) -> Iterator["Connection[Any]"]:
    """A connection as the owner, who sees everything; commits by itself."""
    with CLUSTER.connect("owner", database_name) as connection:
        yield connection


@pytest.fixture
def app_connection(database_name: str) -> Iterator["Connection[Any]"]:
    """A connection as the server's role, apart from Django's; commits by itself."""
    with CLUSTER.connect("app", database_name) as connection:
        yield connection


# -- the server and the browser --------------------------------------------------------------------------


@pytest.fixture(scope="session")
def live_server_url(database_name: str) -> Iterator[str]:
    """The address of a real `samenhang serve` on this worker's database."""
    from tests.support.server import served

    with served(CLUSTER.url("app", database_name), database_name) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """One headless browser for the session."""
    from tests.support.browser import launched

    with launched() as browser:
        yield browser


@pytest.fixture
def page(browser: "Browser", live_server_url: str, request: pytest.FixtureRequest) -> Iterator["Page"]:
    """A fresh page on the live server; script errors and refusals by the CSP fail the test, a failure is pictured."""
    from tests.support.browser import complaints

    context = browser.new_context(
        base_url=live_server_url,
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        viewport={"width": 1280, "height": 900},
    )
    page = context.new_page()
    heard = complaints(page)
    yield page
    if request.node.stash.get(FAILED, False):
        PICTURES.mkdir(exist_ok=True)
        page.screenshot(path=PICTURES / f"failed-{request.node.name}.png", full_page=True)
    context.close()
    assert heard == []
