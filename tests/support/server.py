"""The real server, as a program of its own, on a worker's database."""

import contextlib
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from samenhang.kit.postgres import free_port
from tests.support.database import HOME, server_environment

PATIENCE = 90


@contextmanager
def served(database_url: str, name: str, **more: str) -> Iterator[str]:
    """This function will run `samenhang serve` (with more in its environment), and lend its address."""
    port, log = free_port(), HOME / f"server-{name}.log"
    words = [sys.executable, "-m", "samenhang.cli", "serve", "--quiet", "--port", str(port)]
    environment = {**server_environment(database_url), **more}
    with log.open("w") as out:
        server = subprocess.Popen(words, env=environment, stdout=out, stderr=out)
    try:
        deadline = time.monotonic() + PATIENCE
        while not _answers(port):
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the server did not start:\n{log.read_text()[-3000:]}")
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
        return True
    return False
