"""What a form has whose text about nobody its writer looks at again before it leaves (decision 0072)."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from samenhang.access.viewer import Viewer
from samenhang.kit.forms import Form
from samenhang.people.nameless import Found, found

LONGEST = 60_000


class JudgedForm(Form):
    """A text about nobody: what may tell of somebody is pointed at, and its writer ticks to have looked."""

    looks_at: ClassVar[tuple[str, ...]]
    judged = forms.BooleanField(
        label=gettext_lazy("Ik bekeek deze plekken. Wat blijft staan, wijst niemand aan."), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([*(name for name in self.fields if name != "judged"), "judged"])

    def pointed(self, viewer: Viewer, household_id: UUID | None, at: datetime) -> list[Found]:
        """This function will point at what was typed that may tell of somebody; the box to tick is there only then."""
        text = "\n".join(str(self.data.get(name, "")) for name in self.looks_at)[:LONGEST] if self.is_bound else ""
        there = found(viewer, text, household_id, at) if text else []
        if not there:
            self.fields["judged"].widget = forms.HiddenInput()
        return there
