"""What the rules of the work refuse, told to the person in words that say what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, IntegrityError, transaction


class Refusal(Exception):
    """A rule of the work says no. The message is shown on the screen; nothing of the act is stored."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Stale(Refusal):
    """Someone else changed the same thing since this form was opened; the form shows both and keeps what was typed."""


@contextmanager
def or_refuse(refusal: Refusal, *broken: type[DatabaseError]) -> Iterator[None]:
    """This function will do what stands under it as a whole, and refuse it where a promise of the database breaks.

    :param broken: the errors that mean this: a constraint unless said otherwise; ``ProgrammingError`` is a policy's no.
    """
    expected = broken or (IntegrityError,)
    try:
        with transaction.atomic():
            yield
    except expected as error:
        raise refusal from error
