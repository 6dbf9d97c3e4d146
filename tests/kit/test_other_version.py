"""A database that another version's migrations made is refused in words, untouched; a demo of it is made anew."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from samenhang.demo import town
from tests.support.database import CLUSTER, command, server_environment

if TYPE_CHECKING:
    from psycopg import Connection


@pytest.fixture
def of_another_version(owner_connection: "Connection[Any]") -> Iterator["Connection[Any]"]:
    """The database, with a migration applied that this version does not have, and filled as a demo."""
    owner_connection.execute(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('access', '0001_of_another', now());"
        "INSERT INTO kit_mark (name) VALUES ('demo-filled')"
    )
    yield owner_connection
    owner_connection.execute(
        "DELETE FROM django_migrations WHERE name = '0001_of_another'; DELETE FROM kit_mark WHERE name = 'demo-filled'"
    )


def test_migrating_says_what_to_do_and_touches_nothing(
    of_another_version: "Connection[Any]", database_name: str
) -> None:
    environment = server_environment(CLUSTER.url("app", database_name))
    done = command("migrate", environment={**environment, "DATABASE_OWNER_URL": CLUSTER.url("owner", database_name)})
    assert (done.returncode, done.stdout) == (1, "")
    assert "(access.0001_of_another is one). Nothing was changed." in done.stderr
    assert "Traceback" not in done.stderr
    clock = of_another_version.execute("SELECT prosrc FROM pg_proc WHERE proname = 'clock'").fetchone()
    assert clock is not None
    assert "samenhang.clock" in clock[0]  # the tests' own: making the wall again would have put the declared one back


def test_a_demo_of_another_version_is_made_anew(
    of_another_version: "Connection[Any]", capsys: pytest.CaptureFixture[str]
) -> None:
    assert not town._filled()
    assert "made by another version of Samenhang. Making it anew" in capsys.readouterr().out
    of_another_version.execute("DELETE FROM django_migrations WHERE name = '0001_of_another'")
    assert town._filled()
