"""What every form of the plan does alike: give drafts back, refuse at the field, tell two editors of each other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse

from samenhang.access import drafts
from samenhang.access.models import Layer
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.frame import Frame, frame
from samenhang.cases.models import Case
from samenhang.involvement.reading import reading
from samenhang.kit.forms import Form, attempt
from samenhang.teams.queries import who


@dataclass(frozen=True, slots=True)
class Theirs:
    """What somebody else wrote meanwhile."""

    by_id: UUID | None
    at: datetime | None
    text: str


class Desk:
    """One form on one screen of the plan."""

    def __init__(self, request: ViewerRequest, case: Case, key: str) -> None:
        self.request, self.case, self.key = request, case, key
        self.viewer, self.at = request.viewer, request.at
        self.stale = False
        self.kept: dict[str, Any] = {}

    @property
    def data(self) -> QueryDict | None:
        """What was sent, or None when the screen is opened."""
        return self.request.POST if self.request.method == "POST" else None

    @cached_property
    def frame(self) -> Frame:
        """The head and tabs of the household's screens."""
        return frame(self.viewer, self.case.household, current="plan", at=self.at, case=self.case)

    @property
    def members(self) -> list[tuple[UUID, str]]:
        """The members of the household, by id and name."""
        return [(one.person.id, one.person.full_name) for one in self.frame.members]

    def opens[F: Form](self, form: F) -> F:
        """This function will give back in a form what this viewer typed in it before and did not save."""
        self.kept = drafts.give_back(self.request, form, self.key)
        return form

    def accepts(self, form: Form, act: Callable[[], object]) -> bool:
        """This function will do the act when the form is sent and right; a refusal becomes an error at its field."""
        sent = attempt(form, act)
        self.stale = sent.stale
        if sent.done:
            drafts.forget(self.viewer, self.key)
        return sent.done

    def done(self, message: str, anchor: str = "") -> HttpResponseBase:
        """This function will go back to the plan and say what was done."""
        messages.success(self.request, message)
        return HttpResponseRedirect(self.plan_url + (f"#{anchor}" if anchor else ""))

    @property
    def plan_url(self) -> str:
        """Where the plan stands."""
        return reverse("plans:plan", args=[self.case.id])

    def page(
        self,
        form: Form,
        *,
        heading: str,
        submit: str,
        version: int | None = None,
        theirs: Theirs | None = None,
        mine: str = "",
        **more: Any,
    ) -> HttpResponseBase:
        """This function will show the form, with what somebody else wrote meanwhile when that is so."""
        household = self.case.household_id
        self.request.look.at(household, *self.frame.ids(), layer=Layer.SHARED, object_id=self.case.id)
        context = {
            "frame": self.frame,
            "case": self.case,
            "form": form,
            "heading": heading,
            "submit": submit,
            "version": version,
            "conflict": self._conflict(theirs, mine),
            "plan_url": self.plan_url,
            **self.kept,
            "reading": reading(self.viewer, household, Layer.SHARED),
            **more,
        }
        return render(self.request, "plans/form.html", context, status=422 if form.is_bound else 200)

    def _conflict(self, theirs: Theirs | None, mine: str) -> dict[str, Any] | None:
        """Say what stands there now: somebody else wrote it, or the viewer in another tab while this form was sent."""
        if theirs is None or theirs.at is None or theirs.by_id is None:
            return None
        overtaken = (draft := self.kept.get("draft")) is not None and theirs.at > draft.saved_at
        if not (self.stale or (overtaken and theirs.by_id != self.viewer.id)):
            return None
        name = found.name if (found := who([theirs.by_id]).get(theirs.by_id)) else ""
        return {"who": name, "at": theirs.at, "mine": mine, "theirs": theirs.text}
