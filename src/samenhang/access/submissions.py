"""A form sent twice makes one record: it carries a key, and the second sending finds the first one's outcome."""

from datetime import datetime
from uuid import UUID

from django.db import connection
from django.http import HttpRequest, HttpResponseBase

from samenhang.access.models import Submission
from samenhang.access.viewer import Viewer


def key_of(request: HttpRequest, field: str = "submission") -> UUID | None:
    """This function will give the key a form was sent with, or None when it has none or a spoilt one."""
    try:
        return UUID(request.POST.get(field, ""))
    except ValueError:
        return None


def begin(viewer: Viewer, key: UUID, *, at: datetime) -> str | None:
    """This function will claim the key; a second sender waits for the first and gets its outcome.

    :returns: None for the first sender; else where the first one was sent on to ('' when that is not known).
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO access_submission (id, viewer_id, outcome, at) VALUES (%s, %s, '', %s) ON CONFLICT DO NOTHING",
            [key, viewer.id, at],
        )
        if cursor.rowcount:
            return None
    return Submission.objects.filter(id=key).values_list("outcome", flat=True).first() or ""


def finish(key: UUID, response: HttpResponseBase) -> None:
    """This function will keep where a form's sender was sent on to; a form that was refused may be sent again."""
    kept = Submission.objects.filter(id=key)
    where = response.headers.get("Location") or response.headers.get("HX-Redirect")
    if where:
        kept.update(outcome=where[:500])
    else:
        kept.delete()


def unsent(viewer: Viewer, key: UUID, *, at: datetime) -> bool:
    """This function will tell whether a form is still to be sent; when it is being sent now, it waits for the outcome.

    Until this transaction ends, who sends the form waits: what is kept of it before is found, and dropped, after.
    """
    if begin(viewer, key, at=at) is not None:
        return False
    Submission.objects.filter(id=key).delete()
    return True
