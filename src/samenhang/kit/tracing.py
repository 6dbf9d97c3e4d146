"""Traces for OpenTelemetry: a span for each answer and one for each statement inside it, by name and kind only.

No address, no parameter, no text of SQL, no id, no words of an error. What a browser sends along about traces is not
taken over: anybody could write anything in it.
"""

import os
import time
from collections.abc import Sequence
from typing import Any

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

WHERE = "SAMENHANG_TRACES"
NAME = "samenhang"


def provider(processor: SpanProcessor) -> TracerProvider:
    """This function will make what spans go through; nothing of the machine or its command line comes along."""
    made = TracerProvider(resource=Resource({"service.name": NAME}), shutdown_on_exit=True)
    made.add_span_processor(processor)
    return made


def to_collector(address: str) -> TracerProvider:
    """This function will send spans to a collector, in batches and beside the work (OTLP over HTTP)."""
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

    return provider(BatchSpanProcessor(OTLPSpanExporter(endpoint=address, timeout=5)))


def asked_for() -> str:
    """This function will give the address of the collector, when one is named."""
    return os.environ.get(WHERE, "")


class Tracer:
    """Writes down an answer when it was given, with the statements it took."""

    def __init__(self, made: TracerProvider) -> None:
        self._tracer = made.get_tracer(NAME)

    def answered(
        self, route: str, method: str, status: int, began: float, statements: Sequence[tuple[str, float, float]]
    ) -> None:
        """This function will make the spans of one answer.

        :param began: and every other moment: of time.perf_counter.
        :param statements: kind, begin and end of each.
        """
        away = time.time_ns() - int(time.perf_counter() * 1e9)
        told: dict[str, Any] = {
            "http.request.method": method,
            "http.route": route,
            "http.response.status_code": status,
        }
        span = self._tracer.start_span(
            f"{method} {route}",
            context=Context(),
            kind=trace.SpanKind.SERVER,
            attributes=told,
            start_time=int(began * 1e9) + away,
            record_exception=False,
        )
        inside = trace.set_span_in_context(span, Context())
        for kind, first, last in statements:
            one = self._tracer.start_span(
                kind,
                context=inside,
                kind=trace.SpanKind.CLIENT,
                attributes={"db.system.name": "postgresql", "db.operation.name": kind},
                start_time=int(first * 1e9) + away,
            )
            one.end(int(last * 1e9) + away)
        if status >= 500:
            span.set_status(trace.StatusCode.ERROR)
        span.end()
