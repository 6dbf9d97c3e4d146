"""What the screens share: the frame, the look, where one may write, and drafts."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from samenhang.access import drafts
from samenhang.access.models import Layer
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.frame import Frame, frame
from samenhang.cases.queries import case as find_case
from samenhang.involvement.queries import may_write, writable_files
from samenhang.involvement.reading import Place, reading, wide_name
from samenhang.kit.forms import Form
from samenhang.people.models import AboutHousehold


class Desk:
    """One request about a case: its frame, and the record it is about."""

    def __init__(self, request: ViewerRequest, case_id: UUID) -> None:
        self.request, self.viewer, self.at = request, request.viewer, request.at
        self.case = find_case(request.viewer, case_id)
        self.kept: dict[str, Any] = {}
        self._frame: Frame | None = None

    @property
    def frame(self) -> Frame:
        """The head and tabs of the household's screens."""
        if self._frame is None:
            self._frame = frame(self.viewer, self.case.household, current="together", at=self.at, case=self.case)
        return self._frame

    @property
    def data(self) -> Any:
        """What was sent, or None when the screen is opened."""
        return self.request.POST if self.request.method == "POST" else None

    @property
    def together(self) -> str:
        """Where the case's ways stand."""
        return reverse("cases:together", args=[self.case.id])

    def places(self) -> list[Place]:
        """This function will give the two wide places the viewer may write in: our plan, the team."""
        pairs = writable_files(self.viewer, self.case.household_id)
        wide = [layer for layer, _domain in pairs if layer in (Layer.SHARED, Layer.CASE_TEAM)]
        return [Place(layer, "", wide_name(layer)) for layer in wide]

    def writes(self, row: AboutHousehold) -> bool:
        """This function will say whether the viewer may write where this record stands."""
        household, person, layer, domain = row.key
        return may_write(self.viewer, household, layer, person_id=person, domain=domain)

    def opens[F: Form](self, form: F, key: str) -> F:
        """This function will give back in a form what this viewer typed in it before and did not save."""
        self.kept = drafts.give_back(self.request, form, key)
        return form

    def looks(self, row: AboutHousehold | None) -> None:
        """This function will note for the look that the household's head and this record are shown."""
        self.request.look.at(self.case.household_id, *self.frame.ids(), object_id=self.case.id)
        if row:
            household, person, layer, domain = row.key
            self.request.look.at(household, person, layer=layer, domain=domain, object_id=row.id)

    def readers(self, row: AboutHousehold) -> dict[str, Any]:
        """This function will name who reads this record."""
        household, person, layer, domain = row.key
        subject = next((one for one in self.frame.members if one.person.id == person), None)
        found = reading(self.viewer, household, layer, domain=domain, subject=subject, person_id=person)
        return {"reading": found, "whose": subject}

    def page(
        self, template: str, row: AboutHousehold | None, form: Form | None = None, **more: Any
    ) -> HttpResponseBase:
        """This function will show a screen inside the household's frame."""
        self.looks(row)
        context = {"frame": self.frame, "case": self.case, "form": form, "together": self.together, **self.kept, **more}
        return render(self.request, template, context, status=422 if form is not None and form.is_bound else 200)

    def done(self, message: str, address: str) -> HttpResponseBase:
        """This function will say what was done, and go on."""
        messages.success(self.request, message)
        return HttpResponseRedirect(address)
