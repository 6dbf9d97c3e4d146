"""The process that draws: begun with the seed, asked for portions by number. Nothing of Django before it is set up."""

import os
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING, Any

import psycopg

from samenhang.kit.db import bare
from samenhang.populate.extent import Extent

if TYPE_CHECKING:
    from samenhang.populate.looks import Log
    from samenhang.populate.portion import Portion, Written
    from samenhang.populate.register import Register
    from samenhang.populate.staff import Staff


@dataclass
class Drawing:
    """What is kept between portions: no more than the staff, the names met, and once the log begins the cases."""

    extent: Extent
    staff: "Staff"
    register: "Register"
    connection: "psycopg.Connection[Any]"
    log: "Log | None" = None

    def homes(self, number: int) -> "Portion":
        """This function will draw a portion of households."""
        from samenhang.populate import portion

        return portion.make(self.extent, self.staff, self.register, number)

    def lines(self, number: int) -> "tuple[int, Written]":
        """This function will draw a portion of the log; gives its number with it."""
        from samenhang.populate.looks import Log, known

        self.log = self.log or Log(self.extent, known(self.connection))
        return number, self.log.make(number)


def prepare(url: str, extent: Extent) -> Drawing:
    """This function will make ready to draw; the connection is asked how names sound, and which cases there are."""
    from samenhang.kit.keys import keyring
    from samenhang.populate.register import NameKeys, Register
    from samenhang.populate.staff import Staff

    connection = psycopg.connect(bare(url), autocommit=True, connect_timeout=5)
    connection.execute("SET statement_timeout = 0")
    connection.execute("SET jit = off")
    staff = Staff(extent)
    row = connection.execute("SELECT access.blind_index_version()").fetchone()
    keys = NameKeys(lambda query, values: connection.execute(query.encode(), values).fetchall())
    register = Register(keyring(), int(row[0]) if row else 1, keys, staff.officers[0].hat)
    return Drawing(extent, staff, register, connection)


_here: Drawing | None = None


def start(url: str, extent: Extent) -> None:
    """This function will begin a process of its own: Django first, then what it draws with."""
    global _here  # noqa: PLW0603 -- what a process of a pool keeps between calls stands in its module
    import django

    if (parent := parent_process()) is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenhang.settings")
    django.setup()
    _here = prepare(url, extent)


def _end_with(parent: int) -> None:
    """A process that writes may be killed: then nobody asks for anything here any more."""
    wait([parent])
    os._exit(1)


def draw(kind: str, number: int) -> Any:
    """This function will draw a portion of a kind in the process that was started."""
    return getattr(_here, kind)(number)
