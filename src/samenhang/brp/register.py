"""Which register this deployment asks: the one behind the configured address, or none."""

from typing import Any

from django.conf import settings

from samenhang.brp.haal_centraal import Connection, HaalCentraal
from samenhang.brp.port import Register


def the_register() -> Register | None:
    """This function will give the register to ask, or None where no address is configured."""
    asked: dict[str, Any] = settings.BRP
    return HaalCentraal(Connection(**asked)) if asked.get("url") else None
