"""Who asked to watch this process: numbers, traces, both or nobody. The libraries are read only when they are used."""

import os
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samenhang.kit.tracing import Tracer


def asked() -> "tuple[ModuleType | None, Tracer | None]":
    """This function will give what counts and what traces here; nothing where the environment does not ask for it."""
    return _measures(), _tracer()


def _measures() -> ModuleType | None:
    if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        return None
    from samenhang.kit import measures

    return measures


def _tracer() -> "Tracer | None":
    address = os.environ.get("SAMENHANG_TRACES", "")
    if not address:
        return None
    from samenhang.kit import tracing

    return tracing.Tracer(tracing.to_collector(address))
