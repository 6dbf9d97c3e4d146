"""Telling a watching program in numbers, beside serving: nothing where no port was named for it."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

from samenhang.kit.exposing import exposed

if TYPE_CHECKING:
    from samenhang.supervision.measured import State


@contextmanager
def in_numbers(port: str) -> Iterator[None]:
    """This function will tell what is counted on a port of this machine, until the end; nothing where none is named."""
    if not port:
        yield
        return
    with ExitStack() as stack:
        try:
            stack.enter_context(exposed("127.0.0.1", int(port), _state))
        except (OSError, OverflowError, ValueError) as error:
            raise click.ClickException(f"Port {port} (SAMENHANG_NUMBERS_PORT) cannot be had: {error}") from error
        yield


def _state() -> "State":
    from samenhang.supervision.measured import State

    return State(os.environ.get("SAMENHANG_FIGURES_URL", ""), os.environ["DATABASE_URL"])
