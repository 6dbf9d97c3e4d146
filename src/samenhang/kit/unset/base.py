"""The engine behind an empty DATABASE_URL."""

from typing import Any, NoReturn

from django.db.backends.postgresql import base
from django.db.utils import OperationalError


class DatabaseWrapper(base.DatabaseWrapper):
    """A PostgreSQL connection that was never named."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> NoReturn:
        """This function will refuse: there is no address to connect to.

        :raises OperationalError: always, with what to do about it.
        """
        why = self.settings_dict["OPTIONS"].get("why")
        raise OperationalError(
            why or "DATABASE_URL is not set: point it at a PostgreSQL database, or start the demo with `make demo`."
        )
