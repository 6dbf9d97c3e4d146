"""One house for all that goes wrong in it, and one server in it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.conftest import PREPARED

if TYPE_CHECKING:
    from tests.trouble.house import House, Server


@pytest.fixture(scope="session")
def home(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator["House"]:
    """The house: a durable PostgreSQL of its own."""
    from tests.trouble.house import house

    with house(tmp_path_factory.mktemp("trouble"), pytestconfig.stash[PREPARED].template) as built:
        yield built


@pytest.fixture(scope="session")
def server(home: "House") -> Iterator["Server"]:
    """The real server in the house; a statement may take three seconds there."""
    with home.served("statement_timeout=3000") as running:
        yield running
