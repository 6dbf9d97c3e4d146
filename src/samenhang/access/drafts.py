"""What was typed and not saved: kept on the server while typing, given back, gone when saved or thrown away."""

from datetime import datetime
from typing import Any

from django.db import connection
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb
from uuid_utils.compat import uuid7

from samenhang.access.models import Draft
from samenhang.access.viewer import Viewer, ViewerRequest
from samenhang.kit.forms import Form
from samenhang.kit.refusals import Refusal

LARGEST = 300_000
NOT_KEPT = {"csrfmiddlewaretoken", "submission", "unsent", "version", "bsn"}


def keep(viewer: Viewer, form: str, typed: QueryDict, *, at: datetime) -> None:
    """This function will keep what the viewer typed in a form, in place of what was kept before.

    :raises Refusal: when it is larger than 300,000 characters.
    """
    fields = {
        name: [value.replace("\x00", "") for value in values] for name, values in typed.lists() if name not in NOT_KEPT
    }
    if sum(len(value) for values in fields.values() for value in values) > LARGEST:
        raise Refusal(_("Dit is te lang om als concept te bewaren. Maak de tekst korter."))
    values: Any = [uuid7(), viewer.id, form, Jsonb(fields), at]  # the stubs know no JSON parameter
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO access_draft (id, viewer_id, form, fields, saved_at) VALUES (%s, %s, %s, %s, %s)"
            " ON CONFLICT (viewer_id, form) DO UPDATE SET fields = EXCLUDED.fields, saved_at = EXCLUDED.saved_at",
            values,
        )


def kept(viewer: Viewer, form: str) -> Draft | None:
    """This function will give the viewer's own draft of a form, or None."""
    return Draft.objects.filter(viewer_id=viewer.id, form=form).first()


def give_back(request: ViewerRequest, form: Form, key: str) -> dict[str, Any]:
    """This function will fill a form that is opened with the viewer's draft, and give what its page says of that.

    That is ``draft`` (None when there is none, or when the form was sent), ``draft_url`` and ``discard_url``.
    """
    draft = kept(request.viewer, key) if request.method != "POST" else None
    if draft:
        form.give_back(as_typed(draft))
    return {
        "draft": draft,
        "draft_url": reverse("access:draft", args=[key]),
        "discard_url": reverse("access:forget_draft", args=[key]),
    }


def as_typed(draft: Draft) -> QueryDict:
    """This function will give a draft back as the fields a form can be filled with."""
    typed = QueryDict(mutable=True)
    for name, values in draft.fields.items():
        typed.setlist(name, values)
    return typed


def forget(viewer: Viewer, form: str) -> None:
    """This function will drop the viewer's draft of a form: it was saved, or thrown away."""
    Draft.objects.filter(viewer_id=viewer.id, form=form).delete()
