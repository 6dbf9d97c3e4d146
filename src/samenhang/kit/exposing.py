"""Where a watching program reads the numbers: a port of its own on this machine, beside the one people use.

A process of its own adds up there what each worker counted: a worker is a copy of the process that watches over it, and
that therefore runs no thread. It ends with the server, however that ended.
"""

import multiprocessing
import os
import re
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
OF_PROCESS = re.compile(r"_(\d+)\.db$")


class Quiet(WSGIRequestHandler):
    """Writes no line for each time the numbers are read."""

    def log_message(self, format: str, *words: Any) -> None:
        """This function will say nothing."""


@contextmanager
def exposed(host: str, port: int, more: Callable[[], Any]) -> Iterator[None]:
    """This function will make the folder workers count in, and answer with the sum of it on a port, until the end.

    Call it before any worker is made: they learn of the folder from the environment.

    :param more: makes a collector of what is not counted but looked up; it is called in the other process.
    :raises OSError: when the port cannot be had.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
    folder = tempfile.mkdtemp(prefix="samenhang-numbers-")
    os.environ[FOLDER] = folder
    apart = multiprocessing.get_context("spawn")
    beside = apart.Process(target=_serve, args=(host, port, folder, more, os.getpid()), daemon=True)
    beside.start()
    try:
        yield
    finally:
        beside.terminate()
        beside.join(5)
        os.environ.pop(FOLDER, None)
        shutil.rmtree(folder, ignore_errors=True)


def _serve(host: str, port: int, folder: str, more: Callable[[], Any], parent: int) -> None:
    os.environ.pop(FOLDER, None)  # this process counts nothing itself
    server = make_server(host, port, _application(Path(folder), more()), WSGIServer, Quiet)
    server.timeout = 1
    while os.getppid() == parent:
        server.handle_request()


def _application(folder: Path, more: Any) -> Any:
    from prometheus_client import CollectorRegistry, make_wsgi_app, multiprocess

    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry, str(folder))  # type: ignore[no-untyped-call]  # brings no types
    registry.register(more)
    numbers = make_wsgi_app(registry)

    def answer(environ: dict[str, Any], start_response: Any) -> Any:
        forget_the_gone(folder)
        return numbers(environ, start_response)

    return answer


def forget_the_gone(folder: Path) -> None:
    """This function will let go of what stood of a worker that is no more: what it counted stays, what it was goes."""
    from prometheus_client import multiprocess

    for file in folder.glob("gauge_live*.db"):
        found = OF_PROCESS.search(file.name)
        if found and not Path(f"/proc/{found[1]}").exists():
            multiprocess.mark_process_dead(int(found[1]), str(folder))  # type: ignore[no-untyped-call]  # as above
