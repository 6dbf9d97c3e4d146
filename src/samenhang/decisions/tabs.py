"""The tabs above the lists of decisions, as far as the viewer may go."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer


def tabs(viewer: Viewer, current: str) -> list[dict[str, Any]]:
    """This function will give the tabs, and mark the one the viewer is on."""
    every = (
        ("asked", "decisions.answer", _("Aan mij gevraagd")),
        ("mine", "decisions.read", _("Mijn besluiten")),
        ("brought", "decisions.see_brought", _("Wat besluiten brachten")),
        ("mandate", "decisions.see_mandate", _("Mandaat")),
    )
    return [
        {"url": reverse(f"decisions:{key}"), "label": label, "current": key == current}
        for key, permission, label in every
        if viewer.may(permission)
    ]
