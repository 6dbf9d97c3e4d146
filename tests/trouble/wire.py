"""The wire between the server and PostgreSQL: it passes everything on, and breaks where it is told to."""

import contextlib
import socket
import threading
from collections.abc import Callable
from typing import Literal

When = Literal["before", "after"]


class Wire:
    """Listens on a port of its own; `break_at` cuts the connection at the next statement that contains a word."""

    def __init__(self, to: int) -> None:
        self.to = to
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._cut: tuple[bytes, When] | None = None
        self.cuts = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def break_at(self, word: str, when: When) -> None:
        """This function will cut the next connection that sends this word: before it arrives, or once answered."""
        self._cut = (word.encode(), when)

    def close(self) -> None:
        """This function will take no more connections."""
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                server, _ = self._listener.accept()
                try:
                    database = socket.create_connection(("127.0.0.1", self.to), timeout=5)
                except OSError:
                    server.close()
                    continue
                database.settimeout(None)
                _Line(self, server, database).start()

    def meets(self, data: bytes) -> When | None:
        """This function will say whether these bytes are where it breaks; it breaks once."""
        if self._cut and self._cut[0] in data:
            when, self._cut = self._cut[1], None
            self.cuts += 1
            return when
        return None


class _Line:
    """One connection; both directions, and whether the next answer is withheld."""

    def __init__(self, wire: Wire, server: socket.socket, database: socket.socket) -> None:
        self.wire, self.server, self.database = wire, server, database
        self.withhold = False

    def start(self) -> None:
        for work in (self._to_database, self._to_server):
            threading.Thread(target=self._going, args=[work], daemon=True).start()

    def _to_database(self) -> bool:
        data = self.server.recv(65_536)
        when = self.wire.meets(data)
        if not data or when == "before":
            return False
        self.withhold = when == "after"
        self.database.sendall(data)
        return True

    def _to_server(self) -> bool:
        data = self.database.recv(65_536)
        if not data or self.withhold:
            return False
        self.server.sendall(data)
        return True

    def _going(self, work: Callable[[], bool]) -> None:
        with contextlib.suppress(OSError):
            while work():
                pass
        for end in (self.server, self.database):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
