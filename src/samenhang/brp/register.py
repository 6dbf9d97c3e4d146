"""Which register this deployment asks: the one behind the configured address, the files read in, or none."""

from typing import Any

from django.conf import settings

from samenhang.brp.haal_centraal import Connection, HaalCentraal
from samenhang.brp.port import Register
from samenhang.brp.read_in import ReadIn


def the_register() -> Register | None:
    """This function will give the register to ask, or None where the configuration names none."""
    asked: dict[str, Any] = {**settings.BRP}
    from_files = asked.pop("files", False)
    if asked.get("url"):
        return HaalCentraal(Connection(**asked))
    return ReadIn() if from_files else None
